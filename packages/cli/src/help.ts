export const HELP = `cairn: check credentials, and move them in and out of pictures

  cairn verify FILE|URL [--json] [--offline] [--at INSTANT] [--vocab FOLDER]
      Checks a credential: JSON, compact JWT, or a badge picture (PNG, SVG).
      --json      prints the report for programs
      --offline   asks nobody; what needs the internet stays open
      --at        checks as if it were then, for example 2026-05-01T12:00:00Z
      --vocab     folder of vocabulary that cairn vocab add installed, such as that of European
                  credentials; otherwise CAIRN_VOCAB, or the folder vocab in CAIRN_DATA
      Exit code: 0 checks out · 1 does not check out · 2 could not check everything · 64 wrong use

  cairn inspect FILE            Shows what a file holds, without checking it
  cairn bake PICTURE FILE OUT   Puts the credential FILE into a copy of a PNG or SVG
  cairn unbake PICTURE [OUT]    Takes the credential out of a PNG or SVG
  cairn seal FILE KEYFILE OUT   Seals a European Digital Credential (JAdES) with a PKCS#12 file;
                                its password is read from CAIRN_SEAL_PASSWORD

  For the operator of an instance: cairn organisation add · backup · restore · esco import ·
  vocab add · audit verify
`;
