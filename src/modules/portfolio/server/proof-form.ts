import { parseInput } from '#platform/parse.ts';
import { type Failure, fail, ok, type Result } from '#platform/result.ts';
import type { World } from '#platform/world.ts';
import type { Area } from '../blur.rules.ts';
import { madeAtOf, readLink } from '../evidence.rules.ts';
import {
  type Depicted,
  type EvidenceInput,
  evidenceInput,
  type EvidenceKind,
  fileOfKind,
} from '../evidence.schemas.ts';
import { cleanAudio } from './clean-audio.ts';
import { cleanDocument } from './clean-document.ts';
import { cleanVideo } from './clean-video.ts';
import { cleanPhoto } from './photo.ts';

export type ProofForm = {
  readonly kind: EvidenceKind;
  readonly fields: EvidenceInput;
  /** The file as it was sent, under the name of the kind of file. */
  readonly photo?: Uint8Array;
  readonly video?: Uint8Array;
  readonly audio?: Uint8Array;
  readonly document?: Uint8Array;
  /** Parts of the photo that nobody may see, also not in what is kept. */
  readonly blur?: readonly Area[];
};

type Fields = ReturnType<typeof evidenceInput.parse>;

export type CleanFile = { readonly bytes: Uint8Array; readonly mediaType: string };

export type CheckedProof = {
  readonly fields: Fields;
  readonly madeAt: Date;
  readonly file: CleanFile | null;
  readonly link: string | null;
  readonly depicted: Depicted | null;
};

const NOTHING = new Uint8Array();

/** A file with nothing in it that its sender did not mean to send, nothing for kinds without one, or why not. */
async function cleanFile(world: World, form: ProofForm): Promise<Result<CleanFile | null>> {
  const { maxUploadBytes } = world.settings;
  const wanted = fileOfKind(form.kind);
  if (wanted === 'photo') return cleanPhoto(form.photo ?? NOTHING, maxUploadBytes, form.blur ?? []);
  if (wanted === 'video') return cleanVideo(form.video ?? NOTHING, maxUploadBytes);
  if (wanted === 'audio') return cleanAudio(form.audio ?? NOTHING);
  return wanted === 'document' ? cleanDocument(form.document ?? NOTHING, maxUploadBytes) : ok(null);
}

const needsText = (kind: EvidenceKind): boolean => fileOfKind(kind) === null && kind !== 'link';

const ifWrong = (isWrong: boolean, code: string, field: string): readonly Failure[] =>
  isWrong ? [{ code: `portfolio.${code}`, field }] : [];

/** Who can be recognised; null where nobody is asked or nothing was answered. */
function depictedOf(kind: EvidenceKind, fields: Fields, now: Date): Depicted | null {
  const { depicted, depictedWho: who, depictedHow: how } = fields;
  if (!asksDepicted(kind) || depicted === '') return null;
  if (depicted === 'nobody') return { answer: 'nobody' };
  return who === '' || how === '' ? null : { answer: 'agreed', who, how, day: now.toISOString().slice(0, 10) };
}

/** A picture, a film or a voice may show others than the learner. */
const asksDepicted = (kind: EvidenceKind): boolean =>
  fileOfKind(kind) === 'photo' || kind === 'video' || kind === 'audio';

function depictedFailures(kind: EvidenceKind, { depicted, depictedWho, depictedHow }: Fields): readonly Failure[] {
  if (!asksDepicted(kind)) return [];
  if (depicted === '') return ifWrong(true, 'depicted_missing', 'depicted');
  if (depicted === 'nobody') return [];
  return [
    ...ifWrong(depictedWho === '', 'depicted_who_missing', 'depictedWho'),
    ...ifWrong(depictedHow === '', 'depicted_how_missing', 'depictedHow'),
  ];
}

/** All that can be said about the form without the database, everything wrong at once. */
export async function checkProofForm(world: World, form: ProofForm): Promise<Result<CheckedProof, readonly Failure[]>> {
  const { kind } = form;
  const now = world.clock.now();
  const file = await cleanFile(world, form);
  const wrongFile = file.ok ? [] : [file.error];
  const parsed = parseInput(evidenceInput, form.fields, 'portfolio.form_incomplete');
  if (!parsed.ok) return fail([...parsed.error, ...wrongFile]);
  const fields = parsed.value;
  const madeAt = madeAtOf(fields.madeAt, now);
  const link = kind === 'link' ? readLink(fields.link) : null;
  const failures = [
    ...wrongFile,
    ...ifWrong(kind === 'link' && link === null, 'link_unfit', 'link'),
    ...ifWrong(madeAt === null, 'date_in_future', 'madeAt'),
    ...ifWrong(needsText(kind) && fields.text === '', `${kind}_missing`, 'text'),
    ...ifWrong(kind === 'work_sample' && fields.text === '', 'work_sample_missing', 'text'),
    ...depictedFailures(kind, fields),
  ];
  if (!file.ok || madeAt === null || failures.length > 0) return fail(failures);
  return ok({ fields, madeAt, file: file.value, link, depicted: depictedOf(kind, fields, now) });
}
