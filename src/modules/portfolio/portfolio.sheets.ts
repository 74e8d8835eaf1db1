import type { Tx } from '#platform/db/db.ts';
import type { Sheet } from './portfolio.schemas.ts';

/**
 * Where the questions come from. The portfolio belongs to the learner and knows no design: whoever puts the house
 * together (`src/app/sheets.ts`) makes the questions out of what is published.
 */
export interface SheetSource {
  /** The newest published version, or null when there is none. */
  find(tx: Tx, tenantId: string, achievementId: string): Promise<Sheet | null>;
  /** Everything that can be self-evaluated now. */
  list(tx: Tx, tenantId: string): Promise<readonly Sheet[]>;
}
