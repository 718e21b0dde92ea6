import { isSubject } from '#domain/contribution.ts';
import { t } from '#text/t.ts';

/** `Lighting: The lamp is out.` What a contribution is about stands in the words of the form it came from. */
export const saidWords = ({ subject, words }: { subject: string; words: string }): string =>
  `${isSubject(subject) ? t(`contributions:subject.${subject}`) : subject}: ${words}`;
