import { contentTexts, textLanguages, type DesignContent } from '#modules/design/index.ts';
import { isLicence, type Licence } from './licence.rules.ts';
import { hasPlainTexts } from './offer.ts';
import type { Ancestor, Manifest } from './package.schemas.ts';

/** The licences of all that a design was made from: its parent, and the third-party material it names. */
export function partLicences(origin: {
  readonly lineage: readonly Ancestor[];
  readonly thirdParty: readonly { readonly licence: string }[];
}): readonly Licence[] {
  const parent = origin.lineage.at(-1);
  return [
    ...(parent === undefined ? [] : [parent.licence]),
    ...origin.thirdParty.map(({ licence }) => licence).filter(isLicence),
  ];
}

/** Third-party material of a plan, as a package names it. */
export const thirdPartyOf = ({ plan }: DesignContent): Manifest['thirdParty'] =>
  plan.materials.map(({ title, author, licence, link }) => ({ title, author, licence, link }));

/** What others can use of a design. People to ask, money, dates and places are the house's own and stay in it. */
export function forOthers({ descriptor, plan }: DesignContent): DesignContent {
  return {
    descriptor: {
      ...descriptor,
      outcomes: descriptor.outcomes.map((outcome) => ({
        ...outcome,
        criteria: outcome.criteria.map(({ taskId: _ours, ...criterion }) => criterion),
      })),
      qualityAssurance: descriptor.qualityAssurance.map(({ responsible: _who, ...entry }) => entry),
    },
    plan: {
      ...plan,
      partners: plan.partners.map((partner) => ({ ...partner, contact: '' })),
      access: { ...plan.access, guidanceContact: '' },
      recognition: { ...plan.recognition, contact: '' },
      quality: { ...plan.quality, responsible: '' },
      run: { ...plan.run, runs: [] },
    },
  };
}

type Adopter = {
  readonly name: string;
  readonly country: string;
  readonly region: string;
  readonly language: string;
};

/** The adopter's language comes first where the work says everything in it; otherwise the work's own stays the first. */
function languagesFor(content: DesignContent, language: string) {
  const known = textLanguages(content.descriptor);
  const isWhole = contentTexts(content).every(({ texts }) => (texts[language] ?? '').trim() !== '');
  if (!known.includes(language) || !isWhole || hasPlainTexts(content.plan)) return {};
  return { language, languages: known.filter((other) => other !== language) };
}

/**
 * A work from elsewhere as a first draft of one's own: the awarding body is the adopter, and what only a house can
 * say of itself (its quality assurance, a place in a national register) is asked anew.
 */
export function asOwnDraft(content: DesignContent, adopter: Adopter): DesignContent {
  const { descriptor, plan } = content;
  const { registerUrl: _register, ...level } = descriptor.level;
  return {
    descriptor: {
      ...descriptor,
      ...languagesFor(content, adopter.language),
      awardingBody: [
        {
          name: adopter.name,
          country: adopter.country,
          ...(adopter.region === '' ? {} : { region: adopter.region }),
        },
      ],
      qualityAssurance: [],
      level: { ...level, claim: level.claim === 'included_in_nqf' ? 'aligned_by_provider' : level.claim },
    },
    plan: { ...plan, quality: { ...plan.quality, answers: {} } },
  };
}
