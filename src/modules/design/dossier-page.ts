/** Words on paper, with the language in which they are read aloud. */
export type Word = { readonly text: string; readonly lang: string; readonly dir: 'ltr' | 'rtl' };

/** What stands in a printed section. */
export type Block =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'text'; readonly words: readonly Word[] }
  | { readonly kind: 'facts'; readonly items: readonly { readonly label: string; readonly values: readonly Word[] }[] }
  | { readonly kind: 'list'; readonly items: readonly (readonly Word[])[] }
  | { readonly kind: 'table'; readonly columns: readonly string[]; readonly rows: readonly (readonly Word[])[] };

export type Section = { readonly heading: string; readonly blocks: readonly Block[] };

/** A dossier as it is set on paper. */
export type DossierPage = {
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  readonly documentTitle: string;
  readonly author: string;
  readonly kind: string;
  readonly title: Word;
  readonly facts: readonly { readonly label: string; readonly values: readonly Word[] }[];
  readonly sections: readonly Section[];
  /** Said at the foot of each page, before its number. */
  readonly foot: string;
};

/** Makes words of texts: `own` for our sentences, `typed` for what people wrote in whatever language. */
export type Say = { readonly own: (text: string) => Word; readonly typed: (text: string) => Word };
