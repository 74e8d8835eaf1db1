import { once } from '#app/once.ts';
import { publishedSheets } from '#app/sheets.ts';
import type { Actor } from '#modules/people/index.ts';
import { addProof, type EvidenceKind, fileOfKind } from '#modules/portfolio/index.ts';
import { pickText } from '#platform/i18n/text.ts';
import type { Translate } from '#platform/i18n/translate.ts';
import { type Failure, fail, ok, type Result } from '#platform/result.ts';
import type { World } from '#platform/world.ts';
import type { UnitResult } from './bundle.format.ts';
import { seeTaken } from './results.ts';

type Failures = readonly Failure[];
type Proof = UnitResult['proofs'][number];

/** What stands in the new proof: kind, words, and bytes where it rests on a file. */
type Piece = {
  readonly kind: EvidenceKind;
  readonly text: string;
  readonly madeAt: string;
  readonly file: Uint8Array | null;
};

const KEEPS_ITS_KIND = ['photo', 'video', 'work_sample', 'audio', 'document'] as const;

/** Words from elsewhere as a document: what others wrote. Nobody here has seen it, so it is no observation. */
const asDocument = (text: string, madeAt: string): Piece => ({
  kind: 'document',
  text: '',
  madeAt,
  file: new TextEncoder().encode(text),
});

function pieceOf({ kind, text, file, madeAt }: Proof, from: string): Piece | null {
  const day = madeAt.slice(0, 10);
  const words = [text ?? '', `(${from})`].filter((part) => part !== '').join('\n');
  const own = KEEPS_ITS_KIND.find((known) => known === kind);
  if (file !== null && own !== undefined)
    return { kind: own, text: words, madeAt: day, file: Buffer.from(file.base64, 'base64') };
  if (text === null) return null;
  return kind === 'note' ? { kind, text: words, madeAt: day, file: null } : asDocument(words, day);
}

/** What the two there rated, task by task, as one page of text. */
function ratedThere(unit: UnitResult, { from, date, t, language }: Telling): string {
  const word = (level: string | null): string => (level === null ? t('ui.level.none') : t(`assessment.level.${level}`));
  const lines = unit.tasks.map(({ plain, agreed }) => `${pickText(plain, language).text}: ${word(agreed)}`);
  return [pickText(unit.title, language).text, t('app.bundle.taken.lead', { name: from, date }), '', ...lines].join(
    '\n',
  );
}

type Telling = {
  readonly from: string;
  /** When it was taken in, in words. */
  readonly date: string;
  readonly t: Translate;
  readonly language: string;
};

export type Adoption = {
  readonly id: string;
  readonly achievementId: string;
  /** The place of a unit, a colon, and `rated` or the place of a proof in it. */
  readonly pieces: readonly string[];
  readonly depicted: { readonly depicted: string; readonly depictedWho: string; readonly depictedHow: string };
  readonly telling: Omit<Telling, 'from'>;
};

/** The pieces that were ticked, each with the name of its tick; one that left without its words cannot be kept. */
function chosen(units: readonly UnitResult[], { pieces, telling }: Adoption, from: string) {
  return pieces.flatMap((name): readonly (readonly [string, Piece])[] => {
    const [place = '', part = ''] = name.split(':');
    const unit = units[Number(place)];
    if (unit === undefined) return [];
    if (part === 'rated') return [[name, asDocument(ratedThere(unit, { from, ...telling }), '')]];
    const proof = unit.proofs[Number(part)];
    const piece = proof === undefined ? null : pieceOf(proof, from);
    return piece === null ? [] : [[name, piece]];
  });
}

/**
 * Keeps pieces of a result from elsewhere as proof for one unit of this organisation, each once however often it is
 * sent. It says what others saw and rated; nothing is decided by it.
 * Failures: `app.bundle.nothing_ticked`, and those of `addProof`; what was kept before a failure stays kept.
 */
export async function adoptResult(
  world: World,
  actor: Actor,
  adoption: Adoption,
): Promise<Result<{ readonly kept: number }, Failures>> {
  const taken = await seeTaken(world, actor, adoption.id);
  if (!taken.ok) return fail([taken.error]);
  const { payload, partner, learnerId } = taken.value;
  const pieces = chosen(payload.units, adoption, partner);
  if (pieces.length === 0) return fail([{ code: 'app.bundle.nothing_ticked', field: 'piece' }]);
  const { achievementId, depicted } = adoption;
  let kept = 0;
  for (const [name, { kind, text, madeAt, file }] of pieces) {
    const place = fileOfKind(kind);
    const fields = { achievementId, title: '', text, criteria: [], madeAt, visibility: 'shared', ownWork: '' };
    const key = `${adoption.id}:${name}:${achievementId}`;
    const added = await once(world, key, (again) =>
      addProof(again, actor, {
        ...{ learnerId, kind, sheets: publishedSheets, fields: { ...fields, ...depicted } },
        ...(file === null || place === null ? {} : { [place]: file }),
      }),
    );
    if (!added.ok) return added;
    if (added.value !== null) kept += 1;
  }
  return ok({ kept });
}
