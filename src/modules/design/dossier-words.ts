import { formatDateTime } from '#platform/i18n/format.ts';
import { directionOf } from '#platform/i18n/languages.ts';
import { pickText } from '#platform/i18n/text.ts';
import type { Translate } from '#platform/i18n/translate.ts';
import { viewAlignment } from './alignment-view.ts';
import { answerSections } from './dossier-answers.ts';
import type { Block, DossierPage, Say, Section, Word } from './dossier-page.ts';
import type { Dossier } from './dossier.ts';
import { findingWords } from './ui/finding-words.ts';
import type { OwnLists } from './ui/lists.ts';

/** Who reads it. */
export type DossierReader = { readonly language: string; readonly t: Translate };

const RTL_LETTERS = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;

const sayIn = (language: string, contentLanguage: string): Say => ({
  own: (text) => ({ text, lang: language, dir: directionOf(language) }),
  typed: (text) => ({ text, lang: contentLanguage, dir: RTL_LETTERS.test(text) ? 'rtl' : 'ltr' }),
});

type Setting = DossierReader & { readonly say: Say; readonly dossier: Dossier };
const when = (iso: string, { language }: Setting): string => formatDateTime(language, new Date(iso));

function matrixSection({ dossier, say, t, language }: Setting): Section {
  const { columns, lines } = viewAlignment(dossier.content, language);
  const nameOf = ({ title, kind, number }: (typeof columns)[number]): string =>
    title.text === '' ? t(`design.alignment.unnamed_${kind}`, { number }) : title.text;
  const named = (ticks: readonly boolean[], kind: string): Word => {
    const names = columns.filter((column, index) => column.kind === kind && (ticks[index] ?? false)).map(nameOf);
    return names.length === 0 ? say.own(t('design.alignment.hole')) : say.typed(names.join(' · '));
  };
  const rows = lines
    .filter(({ isGone }) => !isGone)
    .map(({ number, statement, ticks }) => [
      { ...statement, text: `${number}. ${statement.text}` },
      named(ticks, 'activity'),
      named(ticks, 'assessment'),
    ]);
  const heads = [
    t('design.alignment.outcome'),
    t('design.alignment.group.activity'),
    t('design.alignment.group.assessment'),
  ];
  return {
    heading: t('design.alignment.matrix'),
    blocks: rows.length === 0 ? [] : [{ kind: 'table', columns: heads, rows }],
  };
}

function checkSection({ dossier, say, t, language }: Setting): Section {
  const { elements, mayBeOffered, wording } = dossier.checks;
  const { findings } = viewAlignment(dossier.content, language);
  const rows = elements.map(({ number, key, state, reasons }) => [
    say.own(`${number}. ${t(`design.element.${key}`)}`),
    say.own(t(`ui.meter.${state === 'at_issue' ? 'later' : state}`)),
    say.own(reasons.map(({ code, params }) => t(code, params)).join(' ')),
  ]);
  const columns = [t('ui.meter.column.title'), t('ui.meter.column.state'), t('ui.meter.column.detail')];
  const notes = [
    ...findings.map((finding) => findingWords(finding, t)),
    ...wording.map(({ code, params }) => t(code, params)),
  ];
  return {
    heading: t('design.dossier.checks'),
    blocks: [
      {
        kind: 'text',
        words: [say.own(t(mayBeOffered ? 'design.dossier.may_be_offered' : 'design.dossier.may_not_be_offered'))],
      },
      { kind: 'table', columns, rows },
      { kind: 'heading', text: t('design.alignment.title') },
      notes.length === 0
        ? { kind: 'text', words: [say.own(t('design.alignment.fits'))] }
        : { kind: 'list', items: notes.map((note) => [say.own(note)]) },
    ],
  };
}

function principleSection({ dossier, say, t }: Setting): Section {
  const names = [...new Set(dossier.principles.map(({ principle }) => principle))];
  const rowOf = ({ key, bySystem, own }: Dossier['principles'][number]): readonly Word[] => [
    say.own(t(`design.principle.ask.${key}`)),
    say.own(bySystem === null ? '–' : t(`design.principle.answer.${bySystem}`)),
    own === null
      ? say.own('–')
      : say.typed([t(`design.principle.answer.${own.answer}`), own.note].filter((part) => part !== '').join(': ')),
  ];
  const columns = [t('design.dossier.question'), t('design.dossier.records'), t('design.dossier.designers')];
  return {
    heading: t('design.principle.title'),
    blocks: names.flatMap((name, index): readonly Block[] => [
      { kind: 'heading', text: `${index + 1}. ${t(`design.principle.${name}`)}` },
      { kind: 'table', columns, rows: dossier.principles.filter(({ principle }) => principle === name).map(rowOf) },
    ]),
  };
}

function approvalBlocks(setting: Setting): readonly Block[] {
  const { dossier, say, t } = setting;
  if (dossier.approvals.length === 0) return [{ kind: 'text', words: [say.own(t('design.dossier.nobody'))] }];
  const columns = [t('design.dossier.who'), t('design.dossier.answer'), t('design.dossier.when')];
  const rows = dossier.approvals.map(({ name, role, body, verdict, words, at, isOfThisContent }) => [
    say.typed([name, role === '' ? t('design.signoff.approver') : role, body].filter((part) => part !== '').join(', ')),
    say.typed(
      [
        t(`design.signoff.verdict.${verdict}`),
        ...(isOfThisContent ? [] : [t('design.signoff.changed_since')]),
        ...(words === '' ? [] : [words]),
      ].join('. '),
    ),
    say.own(when(at, setting)),
  ]);
  return [{ kind: 'table', columns, rows }];
}

function decisionSection(setting: Setting): Section {
  const { dossier, say, t } = setting;
  const bodies = dossier.bodies.map(({ name, isLead, standing }) => [
    say.typed(
      `${name}: ${t(`design.joint.standing.${standing}`)}. ${t(isLead ? 'design.joint.lead_body' : 'design.joint.other_body')}`,
    ),
  ]);
  const history = dossier.history.map(({ kind, by, at, reason, version }) => [
    say.typed(`${when(at, setting)}: ${t(`design.history.${kind}`, { name: by, version: version ?? 0 })}`),
    ...(reason === null ? [] : [say.typed(reason)]),
  ]);
  return {
    heading: t('design.dossier.decisions'),
    blocks: [
      ...(bodies.length === 0
        ? []
        : [{ kind: 'heading', text: t('design.joint.title') } as const, { kind: 'list', items: bodies } as const]),
      { kind: 'heading', text: t('design.dossier.approvals') },
      ...approvalBlocks(setting),
      { kind: 'heading', text: t('design.history') },
      { kind: 'list', items: history },
    ],
  };
}

function commentSection(setting: Setting): Section {
  const { dossier, say, t } = setting;
  const items = dossier.comments.map(({ place, text, by, at, answers, settled }) => {
    const about = place === 'whole' ? t('design.comment.whole') : t(`design.step.${place}`);
    const who = by === '' ? t('design.comment.gone_person') : by;
    const end =
      settled === null ? [] : [t('design.comment.settled_by', { name: settled.by, at: when(settled.at, setting) })];
    const start = answers === null ? about : `${about}, ${t('design.comment.answer')}`;
    return [say.typed(`${start}. ${who}, ${when(at, setting)}`), say.typed(text), ...end.map(say.own)];
  });
  return {
    heading: t('design.comment.title'),
    blocks:
      items.length === 0
        ? [{ kind: 'text', words: [say.own(t('design.dossier.no_comments'))] }]
        : [{ kind: 'list', items }],
  };
}

function frontFacts(setting: Setting): DossierPage['facts'] {
  const { dossier, say, t } = setting;
  const { design, madeAt, organisation } = dossier;
  const standing =
    design.version === null
      ? t('design.dossier.working_copy', { revision: design.revision ?? 0, state: t(`design.state.${design.state}`) })
      : t('design.dossier.version', { version: design.version, state: t(`design.state.${design.state}`) });
  const line = (label: string, text: string | null) =>
    text === null || text === '' ? [] : [{ label: t(`design.dossier.${label}`), values: [say.typed(text)] }];
  return [
    ...line('organisation', organisation.name),
    ...line('standing', standing),
    ...line('author', design.author),
    ...line('approved_by', design.approvedBy),
    ...line('published_at', design.publishedAt === null ? null : when(design.publishedAt, setting)),
    ...line('made_at', when(madeAt, setting)),
    ...line('fingerprint', design.contentHash),
  ];
}

/** A dossier in the reader's words, section by section. `lists`: names of codes that depend on the design. */
export function dossierPage(dossier: Dossier, reader: DossierReader & { readonly lists: OwnLists }): DossierPage {
  const { language, t, lists } = reader;
  const { descriptor } = dossier.content;
  const say = sayIn(language, descriptor.language === '' ? language : descriptor.language);
  const setting: Setting = { ...reader, say, dossier };
  const title = pickText(descriptor.title, language);
  const called = title.text === '' ? say.own(t('design.untitled')) : title;
  return {
    ...{ lang: language, dir: directionOf(language) },
    documentTitle: `${t('design.dossier.title')}: ${called.text}`,
    author: dossier.organisation.name,
    kind: t('design.dossier.title'),
    title: called,
    facts: frontFacts(setting),
    sections: [
      decisionSection(setting),
      checkSection(setting),
      matrixSection(setting),
      principleSection(setting),
      ...answerSections(dossier.content, { say, t, lists }),
      commentSection(setting),
    ],
    foot: `${called.text} · ${when(dossier.madeAt, setting)}`,
  };
}
