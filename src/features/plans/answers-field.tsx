import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type Answerable, answerableQuery } from '#api/answerable.ts';
import { formatNumber } from '#text/format.ts';
import { t } from '#text/t.ts';
import { Button } from '#ui/button.tsx';
import { CheckField, TextField } from '#ui/field.tsx';
import { Note } from '#ui/layout.tsx';
import { Notice, Skeleton } from '#ui/notice.tsx';
import styles from './plans.module.css';
import { saidWords } from './said-words.ts';

const SHOWN_MOST = 20;
const READ_AT_ONCE = 1000;

/** Chooses the contributions that an action answers; those chosen stay in sight. */
export function AnswersField({
  place,
  answered,
  ids,
  onChange,
}: {
  place: { code: string; name: string };
  /** those it answers already, however old they are */
  answered: Answerable[];
  ids: string[];
  onChange(ids: string[]): void;
}) {
  const [words, setWords] = useState('');
  const [limit, setLimit] = useState(READ_AT_ONCE);
  const { data, isError } = useQuery(answerableQuery(place.code, limit));
  const newest = data?.contributions ?? [];
  const older = answered.filter(({ id }) => !newest.some((one) => one.id === id));
  const answerable = [...older, ...newest];
  const plain = words.trim().toLocaleLowerCase();
  const found = answerable.filter(
    (said) =>
      ids.includes(said.id) ||
      `${saidWords(said)} ${said.street ?? ''}`.toLocaleLowerCase().includes(plain),
  );
  const shown = found.slice(0, SHOWN_MOST);
  return (
    <fieldset className={styles.group}>
      <legend>
        <strong>{t('plans:actions.answers')}</strong>
      </legend>
      {isError && <Notice tone="problem">{t('plans:actions.answersFailed')}</Notice>}
      {!data && !isError && <Skeleton label={t('common:loading')} lines={2} />}
      {answerable.length === 0 ? (
        data && <Note>{t('plans:actions.answersNone', { place: place.name })}</Note>
      ) : (
        <>
          <Note>{t('plans:actions.answersHint', { place: place.name })}</Note>
          {answerable.length > 5 && (
            <TextField
              label={t('plans:actions.answersFilter')}
              type="search"
              value={words}
              onChange={(event) => setWords(event.target.value)}
            />
          )}
          <div className={styles.results}>
            {shown.map((said) => (
              <CheckField
                key={said.id}
                label={saidWords(said)}
                hint={t(said.replied ? 'plans:actions.replied' : 'plans:actions.notReplied')}
                checked={ids.includes(said.id)}
                onChange={({ target }) =>
                  onChange(
                    target.checked ? [...ids, said.id] : ids.filter((known) => known !== said.id),
                  )
                }
              />
            ))}
          </div>
          {found.length > shown.length && (
            <Note>{t('plans:actions.answersMore', { count: SHOWN_MOST })}</Note>
          )}
          {data && data.total > newest.length && (
            <>
              <Note>
                {t('plans:actions.answersNewest', {
                  read: formatNumber(newest.length),
                  total: formatNumber(data.total),
                })}
              </Note>
              <Button small variant="quiet" onClick={() => setLimit(newest.length + READ_AT_ONCE)}>
                {t('plans:actions.answersOlder')}
              </Button>
            </>
          )}
        </>
      )}
    </fieldset>
  );
}
