import type { CredentialFormat, Summary } from '@cairn/engine';

type Row = {
  readonly summary: Summary;
  readonly format: CredentialFormat;
  /** Integrity, issuer, validity, status, model. */
  readonly checks: readonly string[];
};

/**
 * What the engine says about every file of the folder, at one fixed instant and without a network. Rows with
 * `unsupported` or `unknown_context` are the list of what is not supported yet.
 */
export const expected: Readonly<Record<string, Row>> = {
  '1edtech/clr20/simple.json': {
    summary: 'could_not_check_everything',
    format: 'vcdm2-data-integrity',
    checks: [
      'unknown integrity.unknown_context',
      'unknown issuer.not_reached',
      'passed validity.no_end',
      'not_applicable status.none',
      'passed model.conforms',
    ],
  },
  '1edtech/contexts/clr-v2p0-2.0.1.json': {
    summary: 'does_not_check_out',
    format: 'unknown',
    checks: [
      'failed integrity.no_proof',
      'failed issuer.missing',
      'passed validity.no_end',
      'not_applicable status.none',
      'failed model.not_a_credential',
    ],
  },
  '1edtech/contexts/ob-v2p0.json': {
    summary: 'does_not_check_out',
    format: 'unknown',
    checks: [
      'failed integrity.no_proof',
      'failed issuer.missing',
      'passed validity.no_end',
      'not_applicable status.none',
      'failed model.not_a_credential',
    ],
  },
  '1edtech/contexts/ob-v3p0-3.0.3.json': {
    summary: 'does_not_check_out',
    format: 'unknown',
    checks: [
      'failed integrity.no_proof',
      'failed issuer.missing',
      'passed validity.no_end',
      'not_applicable status.none',
      'failed model.not_a_credential',
    ],
  },
  '1edtech/ob20/assertion-with-endorsements.json': {
    summary: 'could_not_check_everything',
    format: 'ob2-hosted',
    checks: [
      'unknown integrity.hosted_copy_unreachable',
      'unknown issuer.unreachable',
      'passed validity.no_end',
      'unknown status.unreachable',
      'passed model.conforms',
    ],
  },
  '1edtech/ob20/assets/key1.json': {
    summary: 'does_not_check_out',
    format: 'ob2-hosted',
    checks: [
      'failed integrity.no_proof',
      'unknown issuer.not_reached',
      'unknown validity.not_reached',
      'unknown status.not_reached',
      'unknown model.not_reached',
    ],
  },
  '1edtech/ob20/assets/organization.json': {
    summary: 'does_not_check_out',
    format: 'ob2-hosted',
    checks: [
      'failed integrity.no_proof',
      'unknown issuer.not_reached',
      'unknown validity.not_reached',
      'unknown status.not_reached',
      'unknown model.not_reached',
    ],
  },
  '1edtech/ob20/assets/revocation-list.json': {
    summary: 'does_not_check_out',
    format: 'ob2-hosted',
    checks: [
      'failed integrity.no_proof',
      'unknown issuer.not_reached',
      'unknown validity.not_reached',
      'unknown status.not_reached',
      'unknown model.not_reached',
    ],
  },
  '1edtech/ob20/assets/robotics-badge.json': {
    summary: 'does_not_check_out',
    format: 'ob2-hosted',
    checks: [
      'failed integrity.no_proof',
      'unknown issuer.not_reached',
      'unknown validity.not_reached',
      'unknown status.not_reached',
      'unknown model.not_reached',
    ],
  },
  '1edtech/ob20/simple-badge.png': {
    summary: 'could_not_check_everything',
    format: 'ob2-hosted',
    checks: [
      'unknown integrity.hosted_copy_unreachable',
      'unknown issuer.unreachable',
      'passed validity.no_end',
      'unknown status.unreachable',
      'passed model.conforms',
    ],
  },
  '1edtech/ob20/simple-revoked.jwt': {
    summary: 'could_not_check_everything',
    format: 'ob2-signed',
    checks: [
      'unknown integrity.key_not_found',
      'unknown issuer.unreachable',
      'passed validity.no_end',
      'unknown status.unreachable',
      'passed model.conforms',
    ],
  },
  '1edtech/ob20/simple.jwt': {
    summary: 'could_not_check_everything',
    format: 'ob2-signed',
    checks: [
      'unknown integrity.key_not_found',
      'unknown issuer.unreachable',
      'passed validity.no_end',
      'unknown status.unreachable',
      'passed model.conforms',
    ],
  },
  '1edtech/ob30/complete.json': {
    summary: 'could_not_check_everything',
    format: 'vcdm2-data-integrity',
    checks: [
      'passed integrity.unchanged',
      'unknown issuer.key_only',
      'passed validity.in_force',
      'unknown status.unreachable',
      'passed model.conforms',
    ],
  },
  '1edtech/ob30/simple-context-alias.json': {
    summary: 'could_not_check_everything',
    format: 'vcdm2-data-integrity',
    checks: [
      'passed integrity.unchanged',
      'unknown issuer.key_only',
      'passed validity.no_end',
      'not_applicable status.none',
      'passed model.conforms',
    ],
  },
  '1edtech/ob30/simple-err-expired.json': {
    summary: 'does_not_check_out',
    format: 'vcdm2-data-integrity',
    checks: [
      'passed integrity.unchanged',
      'unknown issuer.key_only',
      'failed validity.expired',
      'not_applicable status.none',
      'passed model.conforms',
    ],
  },
  '1edtech/ob30/simple-err-proof-value.json': {
    summary: 'does_not_check_out',
    format: 'vcdm2-data-integrity',
    checks: [
      'failed integrity.changed',
      'unknown issuer.key_only',
      'passed validity.no_end',
      'not_applicable status.none',
      'passed model.conforms',
    ],
  },
  '1edtech/ob30/simple-json.png': {
    summary: 'could_not_check_everything',
    format: 'vcdm2-data-integrity',
    checks: [
      'passed integrity.unchanged',
      'unknown issuer.key_only',
      'passed validity.no_end',
      'not_applicable status.none',
      'passed model.conforms',
    ],
  },
  '1edtech/ob30/simple-json.svg': {
    summary: 'could_not_check_everything',
    format: 'vcdm2-data-integrity',
    checks: [
      'passed integrity.unchanged',
      'unknown issuer.key_only',
      'passed validity.no_end',
      'not_applicable status.none',
      'passed model.conforms',
    ],
  },
  '1edtech/ob30/simple-noproof.json': {
    summary: 'does_not_check_out',
    format: 'vcdm1-data-integrity',
    checks: [
      'failed integrity.no_proof',
      'unknown issuer.not_reached',
      'passed validity.no_end',
      'not_applicable status.none',
      'failed model.rules_broken',
    ],
  },
  '1edtech/ob30/simple.json': {
    summary: 'could_not_check_everything',
    format: 'vcdm2-data-integrity',
    checks: [
      'passed integrity.unchanged',
      'unknown issuer.key_only',
      'passed validity.no_end',
      'not_applicable status.none',
      'passed model.conforms',
    ],
  },
  '1edtech/ob30/simple.jwt': {
    summary: 'does_not_check_out',
    format: 'vcdm1-jwt',
    checks: [
      'unknown integrity.unknown_context',
      'unknown issuer.not_reached',
      'passed validity.no_end',
      'not_applicable status.none',
      'failed model.rules_broken',
    ],
  },
  'dcc/dids/legacy.did.json': {
    summary: 'does_not_check_out',
    format: 'unknown',
    checks: [
      'failed integrity.no_proof',
      'failed issuer.missing',
      'passed validity.no_end',
      'not_applicable status.none',
      'failed model.not_a_credential',
    ],
  },
  'dcc/dids/oidf.did.json': {
    summary: 'does_not_check_out',
    format: 'unknown',
    checks: [
      'failed integrity.no_proof',
      'failed issuer.missing',
      'passed validity.no_end',
      'not_applicable status.none',
      'failed model.not_a_credential',
    ],
  },
  'dcc/status-lists/e5WK8CbZ1GjycuPombrj.json': {
    summary: 'could_not_check_everything',
    format: 'vcdm2-data-integrity',
    checks: [
      'passed integrity.unchanged',
      'unknown issuer.key_only',
      'passed validity.no_end',
      'not_applicable status.none',
      'passed model.conforms',
    ],
  },
  'dcc/status-lists/expired.json': {
    summary: 'does_not_check_out',
    format: 'vcdm2-data-integrity',
    checks: [
      'passed integrity.unchanged',
      'unknown issuer.key_only',
      'failed validity.expired',
      'not_applicable status.none',
      'passed model.conforms',
    ],
  },
  'dcc/status-lists/missingBitStringType.json': {
    summary: 'could_not_check_everything',
    format: 'vcdm2-data-integrity',
    checks: [
      'passed integrity.unchanged',
      'unknown issuer.key_only',
      'passed validity.no_end',
      'not_applicable status.none',
      'passed model.conforms',
    ],
  },
  'dcc/status-lists/notYetValid.json': {
    summary: 'does_not_check_out',
    format: 'vcdm2-data-integrity',
    checks: [
      'passed integrity.unchanged',
      'unknown issuer.key_only',
      'failed validity.not_yet',
      'not_applicable status.none',
      'passed model.conforms',
    ],
  },
  'dcc/status-lists/tampered.json': {
    summary: 'does_not_check_out',
    format: 'vcdm2-data-integrity',
    checks: [
      'failed integrity.changed',
      'unknown issuer.key_only',
      'passed validity.no_end',
      'not_applicable status.none',
      'passed model.conforms',
    ],
  },
  'dcc/v1__dataIntegrityProof__didKey__oidf-revokedStatus-expired.json': {
    summary: 'does_not_check_out',
    format: 'vcdm1-data-integrity',
    checks: [
      'passed integrity.unchanged',
      'unknown issuer.key_only',
      'failed validity.expired',
      'unknown status.list_other_issuer',
      'passed model.conforms',
    ],
  },
  'dcc/v1__ed25519__didKey__legacy-noStatus-expired.json': {
    summary: 'does_not_check_out',
    format: 'vcdm1-data-integrity',
    checks: [
      'passed integrity.unchanged',
      'unknown issuer.key_only',
      'failed validity.expired',
      'not_applicable status.none',
      'passed model.conforms',
    ],
  },
  'dcc/v2__bothSignatureTypes__didkey__legacy-noStatus-noExpiry.json': {
    summary: 'could_not_check_everything',
    format: 'vcdm2-data-integrity',
    checks: [
      'passed integrity.unchanged',
      'unknown issuer.key_only',
      'passed validity.no_end',
      'not_applicable status.none',
      'passed model.conforms',
    ],
  },
  'dcc/v2__dataIntegrityProof__didKey__legacyRegistry-noStatus-noExpiry-alignments.json': {
    summary: 'could_not_check_everything',
    format: 'vcdm2-data-integrity',
    checks: [
      'passed integrity.unchanged',
      'unknown issuer.key_only',
      'passed validity.no_end',
      'not_applicable status.none',
      'passed model.conforms',
    ],
  },
  'dcc/v2__dataIntegrityProof__didKey__legacyRegistry-noStatus-noExpiry-basicOBv3.json': {
    summary: 'could_not_check_everything',
    format: 'vcdm2-data-integrity',
    checks: [
      'passed integrity.unchanged',
      'unknown issuer.key_only',
      'passed validity.no_end',
      'not_applicable status.none',
      'passed model.conforms',
    ],
  },
  'dcc/v2__dataIntegrityProof__didKey__noRegistry-revokedStatus-noExpiry.json': {
    summary: 'does_not_check_out',
    format: 'vcdm2-data-integrity',
    checks: [
      'passed integrity.unchanged',
      'unknown issuer.key_only',
      'failed validity.expired',
      'unknown status.list_other_issuer',
      'passed model.conforms',
    ],
  },
  'dcc/v2__dataIntegrityProof__didKey__oidf-noStatus-notExpired-complexIssuer.json': {
    summary: 'could_not_check_everything',
    format: 'vcdm2-data-integrity',
    checks: [
      'passed integrity.unchanged',
      'unknown issuer.key_only',
      'passed validity.in_force',
      'not_applicable status.none',
      'passed model.conforms',
    ],
  },
  'dcc/v2__dataIntegrityProof__didKey__oidf-noStatus-notExpired-notYetValid.json': {
    summary: 'does_not_check_out',
    format: 'vcdm2-data-integrity',
    checks: [
      'passed integrity.unchanged',
      'unknown issuer.key_only',
      'failed validity.not_yet',
      'not_applicable status.none',
      'passed model.conforms',
    ],
  },
  'dcc/v2__dataIntegrityProof__didweb__oidf-noStatus-notExpired.json': {
    summary: 'checks_out',
    format: 'vcdm2-data-integrity',
    checks: [
      'passed integrity.unchanged',
      'passed issuer.confirmed',
      'passed validity.in_force',
      'not_applicable status.none',
      'passed model.conforms',
    ],
  },
  'dcc/v2__ed25519__didKey__legacy-expiredStatus-noExpiry.json': {
    summary: 'could_not_check_everything',
    format: 'vcdm2-data-integrity',
    checks: [
      'passed integrity.unchanged',
      'unknown issuer.key_only',
      'passed validity.no_end',
      'unknown status.list_not_in_force',
      'passed model.conforms',
    ],
  },
  'dcc/v2__ed25519__didKey__legacy-noStatus-noExpiry-tampered.json': {
    summary: 'does_not_check_out',
    format: 'vcdm2-data-integrity',
    checks: [
      'failed integrity.changed',
      'unknown issuer.key_only',
      'passed validity.no_end',
      'not_applicable status.none',
      'passed model.conforms',
    ],
  },
  'dcc/v2__ed25519__didWeb__badDidWeb.json': {
    summary: 'could_not_check_everything',
    format: 'vcdm2-data-integrity',
    checks: [
      'passed integrity.unchanged',
      'unknown issuer.unreachable',
      'passed validity.no_end',
      'not_applicable status.none',
      'passed model.conforms',
    ],
  },
  'elm/microcredential-annex1.jades-signed.jsonld': {
    summary: 'could_not_check_everything',
    format: 'elm-jades',
    checks: [
      'passed integrity.unchanged',
      'unknown issuer.seal_expired',
      'passed validity.no_end',
      'not_applicable status.none',
      'unknown model.elm_not_installed',
    ],
  },
  'elm/microcredential-annex1.unsigned.jsonld': {
    summary: 'does_not_check_out',
    format: 'vcdm1-data-integrity',
    checks: [
      'failed integrity.no_proof',
      'unknown issuer.not_reached',
      'passed validity.no_end',
      'not_applicable status.none',
      'failed model.rules_broken',
    ],
  },
  'elm/small-nonconforming.jsonld': {
    summary: 'does_not_check_out',
    format: 'vcdm1-data-integrity',
    checks: [
      'failed integrity.no_proof',
      'unknown issuer.not_reached',
      'failed validity.expired',
      'not_applicable status.none',
      'passed model.conforms',
    ],
  },
  'mynextid/edc-degree.unsigned.json.gz': {
    summary: 'does_not_check_out',
    format: 'vcdm1-data-integrity',
    checks: [
      'failed integrity.no_proof',
      'unknown issuer.not_reached',
      'passed validity.no_end',
      'not_applicable status.none',
      'passed model.conforms',
    ],
  },
  'mynextid/edc-microcredential.unsigned.json.gz': {
    summary: 'does_not_check_out',
    format: 'vcdm1-data-integrity',
    checks: [
      'failed integrity.no_proof',
      'unknown issuer.not_reached',
      'passed validity.no_end',
      'not_applicable status.none',
      'passed model.conforms',
    ],
  },
  'mynextid/ob3-microcredential.unsigned.json': {
    summary: 'does_not_check_out',
    format: 'vcdm2-data-integrity',
    checks: [
      'failed integrity.no_proof',
      'unknown issuer.not_reached',
      'passed validity.in_force',
      'not_applicable status.none',
      'passed model.conforms',
    ],
  },
  'ob-bakery/baked_example.svg': {
    summary: 'does_not_check_out',
    format: 'ob2-hosted',
    checks: [
      'unknown integrity.hosted_copy_unreachable',
      'unknown issuer.unreachable',
      'passed validity.no_end',
      'unknown status.unreachable',
      'failed model.rules_broken',
    ],
  },
  'ob-bakery/baked_heart.png': {
    summary: 'could_not_check_everything',
    format: 'ob2-hosted',
    checks: [
      'unknown integrity.hosted_copy_unreachable',
      'unknown issuer.unreachable',
      'passed validity.no_end',
      'unknown status.unreachable',
      'passed model.conforms',
    ],
  },
};
