import { z } from 'zod';
import { fail, ok, type Failure, type Result } from '#platform/result.ts';
import type { BadgeImage, DrawnPath } from '../badge/badge.ts';
import { checkBadge, type BadgeCheck } from '../badge/badge-checks.ts';
import { badgeFaults, readBadge } from '../badge/badge-forms.ts';
import { badgeSchema } from '../badge/badge.schemas.ts';
import { redrawSvg } from '../badge/svg-redraw.rules.ts';
import { textLanguages, type Descriptor } from '../descriptor.ts';
import { first, type Fields } from '../fields.ts';
import { makeBadge } from './badge-making.ts';
import { badgeSvg } from './badge-picture.ts';

/** What the designer sees of a badge before it is kept. */
export type BadgePreview = {
  /** The picture as a `data:` address; drawn by us, so it holds nothing but shapes. */
  readonly src: string;
  readonly checks: readonly BadgeCheck[];
};

export const previewOf = (image: BadgeImage): BadgePreview => ({
  src: `data:image/svg+xml;base64,${Buffer.from(badgeSvg(image)).toString('base64')}`,
  checks: checkBadge(image),
});

export type PostedBadge = {
  /** The fields as they come back; the own drawing, redrawn, travels with them. */
  readonly fields: Fields;
  readonly preview: BadgePreview | null;
  readonly leftOut: readonly string[];
  /** The badge, or everything that keeps it from being saved. */
  readonly badge: Result<BadgeImage, readonly Failure[]>;
};

/** A drawing that travelled in the form; whatever is not our own path data is no drawing. */
function travelled(fields: Fields): readonly DrawnPath[] | undefined {
  try {
    return z.object({ drawing: badgeSchema.shape.drawing }).parse({ drawing: JSON.parse(first(fields, 'drawing')) })
      .drawing;
  } catch {
    return undefined;
  }
}

type Own = { readonly drawing: readonly DrawnPath[] | undefined; readonly leftOut: readonly string[] };

function ownDrawing(fields: Fields, file: string | null): Result<Own> {
  if (file === null) return ok({ drawing: travelled(fields), leftOut: [] });
  const redrawn = redrawSvg(file);
  return redrawn.ok ? ok({ drawing: redrawn.value.paths, leftOut: redrawn.value.leftOut }) : redrawn;
}

/**
 * Reads a posted badge: the choices, and the designer's own file when there is one. A file chooses itself: whoever
 * brings a drawing wants to see it.
 * Codes: those of `redrawSvg`, `lettersOf`, `badgeFaults` and of the fields.
 */
export function readPostedBadge(posted: Fields, file: string | null, descriptor: Descriptor): PostedBadge {
  const own = ownDrawing(posted, file);
  const { drawing, leftOut } = own.ok ? own.value : { drawing: travelled(posted), leftOut: [] };
  const fields: Fields = {
    ...posted,
    ...(file === null ? {} : { picture: ['own'] }),
    drawing: [drawing === undefined ? '' : JSON.stringify(drawing)],
  };
  const choice = readBadge(fields);
  if (!choice.ok) return { fields, preview: null, leftOut, badge: choice };
  const made = makeBadge(choice.value, drawing);
  const readFaults = own.ok ? [] : [own.error];
  if (!made.ok) return { fields, preview: null, leftOut, badge: fail([...readFaults, ...made.error]) };
  const faults = [...readFaults, ...badgeFaults(made.value, choice.value, textLanguages(descriptor))];
  const preview = previewOf(made.value);
  return { fields, preview, leftOut, badge: faults.length > 0 ? fail(faults) : made };
}
