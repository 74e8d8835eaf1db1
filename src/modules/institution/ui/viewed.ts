import type { SheetNote } from '../checks.rules.ts';
import type { Block } from '../document.ts';
import type { PartState } from '../progress.rules.ts';
import type { Answers } from '../sheet.types.ts';

/** A version of a field that is not the one that stands, in words. */
export type ViewedVersion = {
  readonly id: string;
  readonly fieldId: string;
  readonly name: string;
  readonly at: string;
  readonly blocks: readonly Block[];
};

export type ViewedComment = {
  readonly id: string;
  readonly partId: string;
  readonly text: string;
  readonly name: string;
  readonly at: string;
  readonly isSettled: boolean;
};

/** One sheet as its pages show it. */
export type ViewedSheet = {
  readonly id: string;
  readonly title: string;
  readonly templateId: string;
  readonly language: string;
  readonly answers: Answers;
  readonly stamps: Readonly<Record<string, string>>;
  /** Who saved each field last, and when, in words. */
  readonly savers: Readonly<Record<string, string>>;
  /** What stands in the fields that have another version waiting, in words. */
  readonly standing: Readonly<Record<string, readonly Block[]>>;
  readonly states: Readonly<Record<string, PartState>>;
  readonly briefly: Readonly<Record<string, { readonly lines: readonly string[]; readonly more: number }>>;
  readonly notes: readonly SheetNote[];
  readonly waiting: readonly ViewedVersion[];
  readonly earlier: readonly ViewedVersion[];
  readonly comments: readonly ViewedComment[];
  readonly blank: readonly string[];
};
