import { CircleAlert, Lightbulb, MessageCircle, ThumbsUp } from 'lucide-react';
import { CONTRIBUTION_KINDS, type ContributionKind } from '#domain/contribution.ts';
import { t } from '#text/t.ts';
import styles from './tell-us.module.css';

const ICONS = { asset: ThumbsUp, need: CircleAlert, idea: Lightbulb, story: MessageCircle };

/** Four big answers; pressing one goes on. */
export function KindStep({
  chosen,
  onChoose,
}: {
  chosen: ContributionKind | null;
  onChoose(kind: ContributionKind): void;
}) {
  return (
    <div className={styles.kinds}>
      {CONTRIBUTION_KINDS.map((kind) => {
        const Icon = ICONS[kind];
        return (
          <button
            type="button"
            key={kind}
            className={styles.kind}
            data-kind={kind}
            aria-pressed={kind === chosen}
            onClick={() => onChoose(kind)}
          >
            <Icon size={26} aria-hidden="true" />
            <span>
              <strong>{t(`contributions:tell.kind.${kind}`)}</strong>
              <span className={styles.hint}>{t(`contributions:tell.kind.${kind}Hint`)}</span>
            </span>
          </button>
        );
      })}
    </div>
  );
}
