import type { DesignContent } from '#modules/design/index.ts';
import type { Answers, Row, SheetTemplate, Topic } from '#modules/institution/index.ts';

/** What stands on a sheet, with all that is needed to read it. */
export type FlowSheet = { readonly template: SheetTemplate; readonly answers: Answers; readonly language: string };

export type Flow = {
  readonly sheet: FlowSheet;
  readonly newId: (prefix: string) => string;
};

/** How one kind of list travels between a sheet and a design. Rows keep the ids that the design gave its things. */
export type ListWay = {
  readonly topic: Topic;
  /** What the design has, as rows of a sheet. */
  readonly rows: (content: DesignContent, language: string) => readonly Row[];
  /** The cell by which two rows are the same thing. */
  readonly name: string;
  /** The design with these rows added; rows that lack something a design insists on are left out. */
  readonly add: (content: DesignContent, rows: readonly Row[], flow: Flow) => DesignContent;
};

/** How one single value travels. An empty text means "not told yet". */
export type SingleWay = {
  readonly topic: Topic;
  readonly read: (content: DesignContent, language: string) => string;
  readonly write: (content: DesignContent, value: string, language: string) => DesignContent;
};
