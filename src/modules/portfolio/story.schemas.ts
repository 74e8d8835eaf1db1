import { z } from 'zod';
import { prose } from './portfolio.schemas.ts';

/** Where something was learned: at school, in a course, or in life and at work. */
export const STORY_SETTINGS = ['informal', 'non_formal', 'formal'] as const;
export type StorySetting = (typeof STORY_SETTINGS)[number];

export type StoryText = {
  readonly did: string;
  readonly where: string;
  readonly hard: string;
  readonly can: string;
};

export type Story = {
  readonly id: string;
  readonly learnerId: string;
  readonly setting: StorySetting;
  readonly told: StoryText;
  readonly language: string;
  /** General skills that the learner ticked. */
  readonly skills: readonly string[];
  readonly createdAt: Date;
};

const part = prose(2000, 'portfolio.story_too_long');

export const storyInput = z.object({
  setting: z.string().pipe(z.enum(STORY_SETTINGS, { error: 'portfolio.story_setting_missing' })),
  did: part.refine((text) => text !== '', { error: 'portfolio.story_missing' }),
  where: part,
  hard: part,
  can: part,
  language: z.string().max(12),
});
export type StoryInput = z.input<typeof storyInput>;
/** A story as it is kept: every part trimmed. */
export type ToldStory = z.output<typeof storyInput>;
