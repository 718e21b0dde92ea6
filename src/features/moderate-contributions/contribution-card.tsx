import { MapPin } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Contribution } from '#api/contributions.ts';
import { isSubject } from '#domain/contribution.ts';
import { t } from '#text/t.ts';
import { Button } from '#ui/button.tsx';
import { Card, Note, Row } from '#ui/layout.tsx';
import { Tag } from '#ui/notice.tsx';
import styles from './contribution-card.module.css';

/** One contribution as it reads, with what is known of where, and what can be done with it below. */
export function ContributionCard({
  contribution,
  when,
  onShow,
  children,
}: {
  contribution: Contribution;
  when: ReactNode;
  /** null: it has no point on the map */
  onShow: (() => void) | null;
  children?: ReactNode;
}) {
  const { kind, subject, words } = contribution;
  return (
    <Card>
      <Row between>
        <Row>
          <Tag>{t(`contributions:kind.${kind}`)}</Tag>
          <span>{isSubject(subject) ? t(`contributions:subject.${subject}`) : subject}</span>
        </Row>
        {when}
      </Row>
      <p className={styles.words}>{words}</p>
      <Row between>
        <Note>{whereWords(contribution)}</Note>
        {onShow && (
          <Button
            variant="quiet"
            small
            icon={<MapPin size={18} aria-hidden="true" />}
            onClick={onShow}
          >
            {t('contributions:queue.onMap')}
          </Button>
        )}
      </Row>
      {children}
    </Card>
  );
}

function whereWords({ street, public_point, lsoa_code }: Contribution): string {
  if (street) return street;
  if (public_point) return t('contributions:queue.where.spot');
  if (lsoa_code) return t('contributions:queue.where.lsoa', { code: lsoa_code });
  return t('contributions:queue.where.nowhere');
}
