/** What a resident sends, and how much of it others may see. */
import * as v from 'valibot';
import type { Position } from './place-pack.ts';
import { LIMITS, said, textFault } from './said.ts';

export const CONTRIBUTION_KINDS = ['asset', 'need', 'idea', 'story'] as const;
export type ContributionKind = (typeof CONTRIBUTION_KINDS)[number];

export const CONTRIBUTION_STATUSES = ['draft', 'pending', 'published', 'declined'] as const;
export type ContributionStatus = (typeof CONTRIBUTION_STATUSES)[number];

/** The database refuses what is shorter or longer. */

/** Plain kinds of subject. They are kept as these words, and shown in the reader's language. */
export const SUBJECTS = {
  asset: [
    'place to meet',
    'park or green space',
    'alley',
    'group or club',
    'shop or service',
    'help I can give',
    'something else',
  ],
  need: [
    'rubbish',
    'lighting',
    'alley',
    'park or green space',
    'roads and crossings',
    'place to meet',
    'empty building',
    'feeling safe',
    'help for people',
    'something else',
  ],
  idea: [
    'park or green space',
    'alley',
    'place to meet',
    'children and young people',
    'event or group',
    'empty building',
    'something else',
  ],
  story: ['people', 'history', 'something that worked', 'something else'],
} as const satisfies Record<ContributionKind, readonly string[]>;
export type Subject = (typeof SUBJECTS)[ContributionKind][number];

const ALL_SUBJECTS: readonly string[] = [...new Set(Object.values(SUBJECTS).flat())];
export const isSubject = (text: string): text is Subject => ALL_SUBJECTS.includes(text);

/** Skills and offers of help carry no point, whoever asks. */
export const carriesNoPoint = (subject: string | null) => subject === 'help I can give';

const Point = v.tuple([v.number(), v.number()]);
const WhereSchema = v.variant('kind', [
  /** pressed on the map or given by the device */
  v.object({ kind: v.literal('point'), point: Point }),
  /** one point on the street, from the place pack */
  v.object({ kind: v.literal('street'), name: v.string(), point: Point }),
  v.object({ kind: v.literal('lsoa'), code: v.string(), name: v.string() }),
  v.object({ kind: v.literal('nowhere') }),
]);
export type Where = v.InferOutput<typeof WhereSchema>;

/** Half a contribution, as it is kept on the device until it is sent. */
export const DraftSchema = v.object({
  kind: v.nullable(v.picklist(CONTRIBUTION_KINDS)),
  where: v.nullable(WhereSchema),
  subject: v.nullable(v.string()),
  words: v.string(),
  /** is it about a person or a home? null until it is answered */
  personal: v.nullable(v.boolean()),
  /** of a person or a home: show nothing of where, rather than within 100 metres */
  hidePoint: v.boolean(),
});
export type Draft = v.InferOutput<typeof DraftSchema>;

export const EMPTY_DRAFT: Draft = {
  kind: null,
  where: null,
  subject: null,
  words: '',
  personal: null,
  hidePoint: false,
};

export type DraftField = 'kind' | 'where' | 'subject' | 'words' | 'personal';
export type DraftProblem = { field: DraftField; reason: 'missing' | 'too-short' | 'too-long' };

const PROBLEMS: Record<DraftField, (draft: Draft) => DraftProblem['reason'] | null> = {
  kind: (draft) => (draft.kind ? null : 'missing'),
  where: (draft) => (draft.where ? null : 'missing'),
  // a subject that belongs to another kind was chosen before the kind was changed
  subject: ({ kind, subject }) =>
    subject && kind && (SUBJECTS[kind] as readonly string[]).includes(subject) ? null : 'missing',
  words: ({ words }) => textFault(words, LIMITS.contributionWords),
  personal: (draft) => (draft.personal === null ? 'missing' : null),
};

/** What still stands in the way, in the order of the fields asked for. */
export function draftProblems(draft: Draft, fields: readonly DraftField[]): DraftProblem[] {
  return fields.flatMap((field) => {
    const reason = PROBLEMS[field](draft);
    return reason ? [{ field, reason }] : [];
  });
}

/** How the public sees where it is, and how officers do. */
export type Visibility = 'exact' | 'street' | 'within-100-metres' | 'lsoa' | 'nothing';

export type Sending = {
  kind: ContributionKind;
  subject: string;
  words: string;
  street: string | null;
  lsoaCode: string | null;
  /** the exact point: kept for officers, and public only when `blur` is false */
  point: Position | null;
  blur: boolean;
};

/**
 * What leaves the device, and who sees where it is. A home or a person is never a pin: the public
 * point is rounded to 100 metres, or there is none and then none is sent at all.
 * Throws when the draft is not complete: ask `draftProblems` first.
 */
export function sendingOf(draft: Draft): {
  sending: Sending;
  publicWhere: Visibility;
  officerWhere: Visibility;
} {
  const { kind, subject, words, where, personal } = draft;
  if (!kind || !subject || !where || personal === null) {
    throw new Error(`draft not complete: ${JSON.stringify({ ...draft, words: words.length })}`);
  }
  const base = { kind, subject, words: said(words), street: null, lsoaCode: null, point: null };
  if (where.kind === 'lsoa') {
    return {
      sending: { ...base, lsoaCode: where.code, blur: true },
      publicWhere: 'lsoa',
      officerWhere: 'lsoa',
    };
  }
  if (where.kind === 'nowhere' || carriesNoPoint(subject) || (personal && draft.hidePoint)) {
    return {
      sending: { ...base, blur: true },
      publicWhere: 'nothing',
      officerWhere: 'nothing',
    };
  }
  if (where.kind === 'street') {
    return {
      sending: { ...base, street: where.name, point: where.point, blur: personal },
      publicWhere: 'street',
      officerWhere: 'street',
    };
  }
  return {
    sending: { ...base, point: where.point, blur: personal },
    publicWhere: personal ? 'within-100-metres' : 'exact',
    officerWhere: 'exact',
  };
}
