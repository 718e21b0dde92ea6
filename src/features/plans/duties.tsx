import {
  type AssetTransferDetails,
  assetTransferDuties,
  type Duty,
} from '#domain/asset-transfer.ts';
import { formatDate, formatNumber } from '#text/format.ts';
import { t } from '#text/t.ts';
import { Disclosure } from '#ui/figure.tsx';
import { Note, Stack } from '#ui/layout.tsx';
import { Notice } from '#ui/notice.tsx';
import styles from './plans.module.css';

const PRESSING = ['needs-consent', 'needs-value', 'to-do', 'due'];

/** The sentence of a duty in its state. A pair that cannot come up has no sentence, which is a bug. */
function sentence({ duty, state, on, limitPounds }: Duty): string {
  const words = t(`plans:duty.${duty}.${state}` as 'plans:duty.listing.running', {
    on: on ? formatDate(on) : '',
    ...(limitPounds !== undefined && { limit: formatNumber(limitPounds) }),
    defaultValue: '',
  });
  if (!words) throw new Error(`no sentence for the duty ${duty} in the state ${state}`);
  return words;
}

/** What the law asks of the council, each with its rule and since when. */
export function Duties({ details, today }: { details: AssetTransferDetails; today: string }) {
  const duties = assetTransferDuties(details, today);
  return (
    <Disclosure summary={t('plans:duties.heading')} open>
      <Stack gap="tight">
        <Note>{t('plans:duties.about')}</Note>
        {duties.length === 0 ? (
          <p>{t('plans:duties.none')}</p>
        ) : (
          <ul className={styles.duties}>
            {duties.map((duty) => (
              <li key={duty.duty}>
                <Notice tone={PRESSING.includes(duty.state) ? 'waiting' : 'plain'}>
                  <p>{sentence(duty)}</p>
                  <Note>
                    {t('plans:duties.rule', {
                      law: duty.law,
                      date: formatDate(duty.inForceFrom),
                    })}
                  </Note>
                </Notice>
              </li>
            ))}
          </ul>
        )}
      </Stack>
    </Disclosure>
  );
}
