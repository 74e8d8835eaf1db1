import type { Check, ReportCode } from '@cairn/engine';
import { inert } from './inert.ts';

/** One sentence for every answer; `{…}` is filled from the details of the check. */
const SENTENCES: Readonly<Record<ReportCode | 'integrity.unreachable', string>> = {
  'integrity.unchanged': 'The signature fits: nothing was changed after signing.',
  'integrity.changed': 'The text was changed after signing, or the signature belongs to something else.',
  'integrity.no_proof': 'There is no signature.',
  'integrity.damaged': 'The file is damaged or is no credential ({reason}).',
  'integrity.contradicts_itself': 'The file says two different things about itself.',
  'integrity.ambiguous_meaning': 'The text can be read in two ways, so the signature does not prove its meaning.',
  'integrity.undefined_term': 'It uses words that no known vocabulary defines.',
  'integrity.inline_context': 'It brings its own definitions of words, which could turn the meaning round.',
  'integrity.unknown_context': 'It uses a vocabulary that is not known here: {context}',
  'integrity.forbidden_key': 'It uses a field name that hides its meaning: {key}',
  'integrity.forbidden_keyword': 'It uses a field name that hides its meaning: {key}',
  'integrity.forbidden_algorithm': 'It is signed by a method that gives no protection.',
  'integrity.unknown_critical_header': 'The signature demands something that is not known here.',
  'integrity.wrong_purpose': 'The signature was made for another purpose.',
  'integrity.unreadable_proof': 'The signature cannot be read.',
  'integrity.key_not_found': 'The key that should have signed it was not found.',
  'integrity.too_large': 'The file is larger than any credential.',
  'integrity.too_complex': 'The file is too complicated to be a credential.',
  'integrity.unsupported_format': 'This kind of file cannot be checked yet: {format}',
  'integrity.unsupported_suite': 'This kind of signature cannot be checked yet: {suite}',
  'integrity.unsupported_proof_chain': 'Chained signatures cannot be checked yet.',
  'integrity.unreachable': 'Nothing could be read from that address ({reason}).',
  'issuer.confirmed': '{domain} confirms that the key is its own.',
  'issuer.missing': 'No issuer is named.',
  'issuer.not_reached': 'Not looked at, because the signature was not established.',
  'issuer.not_the_key_holder': 'Somebody else than the named issuer holds the key: {controller}',
  'issuer.key_only': 'The key came with the credential. Whose it is, nobody confirms.',
  'issuer.key_not_listed': '{domain} does not know this key.',
  'issuer.key_not_authorised': '{domain} has withdrawn this key, or never allowed it for credentials.',
  'issuer.unreachable': '{domain} could not be asked ({reason}).',
  'issuer.unreadable_document': 'What the issuer publishes about its keys cannot be read.',
  'issuer.unsupported_method': 'This kind of issuer address cannot be checked yet.',
  'validity.in_force': 'Valid until {until}.',
  'validity.no_end': 'It has no end date.',
  'validity.not_yet': 'Valid only from {from}.',
  'validity.expired': 'It ended on {until}.',
  'validity.ends_before_start': 'It ends before it starts.',
  'validity.proof_expired': 'The signature itself has expired.',
  'validity.unreadable_date': 'A date in it cannot be read.',
  'validity.not_reached': 'Not looked at.',
  'status.none': 'The issuer keeps no list for withdrawing it.',
  'status.not_revoked': 'The issuer has not withdrawn it.',
  'status.not_suspended': 'The issuer has not suspended it.',
  'status.revoked': 'The issuer has withdrawn it for good.',
  'status.suspended': 'The issuer has suspended it.',
  'status.unreachable': 'The list of withdrawn credentials could not be read ({reason}).',
  'status.unreadable_entry': 'Its entry in the list of withdrawn credentials cannot be read.',
  'status.unsupported_type': 'This kind of list cannot be read yet: {type}',
  'status.unsupported_purpose': 'A list for this purpose cannot be read yet: {purpose}',
  'status.too_many_entries': 'It names too many lists.',
  'status.index_outside_list': 'Its place is past the end of the list.',
  'status.list_not_genuine': 'The signature of the list is not good ({reason}).',
  'status.list_wrong_type': 'What it names as a list is none.',
  'status.list_other_issuer': 'The list is from another issuer.',
  'status.list_issuer_not_confirmed': 'Nobody confirms that the list is from the issuer.',
  'status.list_other_address': 'The list belongs to another address.',
  'status.list_other_purpose': 'The list serves another purpose.',
  'status.list_not_in_force': 'The list is out of date or not yet in force.',
  'status.list_too_large': 'The list is too large to read.',
  'status.list_too_short': 'The list is shorter than the standard allows.',
  'status.list_damaged': 'The list is damaged.',
  'status.not_reached': 'Not looked at.',
  'model.conforms': 'It keeps the rules of {model}.',
  'model.rules_broken': 'It breaks rules of {model}: {rules}',
  'model.not_a_credential': 'It does not say that it is a verifiable credential.',
  'model.not_reached': 'Not looked at.',
};

/** Why something outside could not be read, in words. */
const REASONS: Readonly<Record<string, string>> = {
  not_allowed: 'asking there is not allowed',
  not_found: 'there is nothing',
  unreachable: 'no answer',
  too_large: 'the answer is too large',
  timed_out: 'no answer in time',
};

const known = (code: string): code is keyof typeof SENTENCES => Object.hasOwn(SENTENCES, code);

export const sentenceFor = (check: Check): string => {
  const sentence = known(check.code) ? SENTENCES[check.code] : check.code;
  return sentence.replace(/\{([a-z]+)\}/gi, (_, name: string) => {
    const value = check.details?.[name] ?? '';
    return REASONS[value] ?? inert(value);
  });
};
