import { useState } from 'react';
import type { Answerable } from '#api/answerable.ts';
import { t } from '#text/t.ts';
import { CheckField, TextField } from '#ui/field.tsx';
import { Note } from '#ui/layout.tsx';
import styles from './plans.module.css';

const SHOWN_MOST = 20;

/** Chooses the contributions that an action answers; those chosen stay in sight. */
export function AnswersField({
  place,
  answerable,
  ids,
  onChange,
}: {
  place: string;
  answerable: Answerable[];
  ids: string[];
  onChange(ids: string[]): void;
}) {
  const [words, setWords] = useState('');
  const plain = words.trim().toLocaleLowerCase();
  const found = answerable.filter(
    ({ id, subject, words: said, street }) =>
      ids.includes(id) || `${subject} ${said} ${street ?? ''}`.toLocaleLowerCase().includes(plain),
  );
  const shown = found.slice(0, SHOWN_MOST);
  return (
    <fieldset className={styles.group}>
      <legend>
        <strong>{t('plans:actions.answers')}</strong>
      </legend>
      {answerable.length === 0 ? (
        <Note>{t('plans:actions.answersNone', { place })}</Note>
      ) : (
        <>
          <Note>{t('plans:actions.answersHint', { place })}</Note>
          {answerable.length > 5 && (
            <TextField
              label={t('plans:actions.answersFilter')}
              type="search"
              value={words}
              onChange={(event) => setWords(event.target.value)}
            />
          )}
          <div className={styles.results}>
            {shown.map(({ id, subject, words: said, replied }) => (
              <CheckField
                key={id}
                label={`${subject}: ${said}`}
                hint={`(${t(replied ? 'plans:actions.replied' : 'plans:actions.notReplied')})`}
                checked={ids.includes(id)}
                onChange={({ target }) =>
                  onChange(target.checked ? [...ids, id] : ids.filter((known) => known !== id))
                }
              />
            ))}
          </div>
          {found.length > shown.length && (
            <Note>{t('plans:actions.answersMore', { count: SHOWN_MOST })}</Note>
          )}
        </>
      )}
    </fieldset>
  );
}
