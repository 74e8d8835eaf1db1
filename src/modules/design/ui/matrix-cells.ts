import type { Translate } from '#platform/i18n/translate.ts';
import type { MatrixColumn, MatrixLine } from '../alignment-view.ts';

export const columnName = ({ title, kind, number }: MatrixColumn, t: Translate): string =>
  title.text === '' ? t(`design.alignment.unnamed_${kind}`, { number }) : title.text;

export function statementOf({ isGone, statement }: MatrixLine, t: Translate): string {
  if (isGone) return t('design.alignment.gone');
  return statement.text === '' ? t('design.outcome.unnamed') : statement.text;
}

/** The boxes in which a tick would put something right. */
export function isHole(line: MatrixLine, column: MatrixColumn): boolean {
  const wanted = column.kind === 'activity' ? 'outcome_without_activity' : 'outcome_without_assessment';
  return (
    line.findings.some(({ code }) => code.endsWith(wanted)) ||
    (!line.isGone && column.findings.some(({ code }) => code.endsWith('assessment_without_outcome')))
  );
}
