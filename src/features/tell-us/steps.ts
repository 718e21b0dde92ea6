import type { DraftField } from '#domain/contribution.ts';

/** The steps in their order, each with what it asks for. */
export const STEPS = ['kind', 'words', 'where', 'check'] as const;
export type Step = (typeof STEPS)[number];

export const FIELDS: Record<Step, readonly DraftField[]> = {
  kind: ['kind'],
  words: ['subject', 'words'],
  where: ['where'],
  check: ['personal'],
};

export const stepOf = (text: string | null): Step => STEPS.find((step) => step === text) ?? 'kind';
