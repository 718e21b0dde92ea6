import { Check, Redo2, RotateCcw, Undo2 } from 'lucide-react';
import type { DrawHistory } from '#map/map-mode.ts';
import { t } from '#text/t.ts';
import { Button } from '#ui/button.tsx';
import { Disclosure } from '#ui/figure.tsx';
import { Note, Row, Stack } from '#ui/layout.tsx';
import { Notice } from '#ui/notice.tsx';
import type { OutlineFault } from './outline-fault.ts';

/** Everything about the drawing in hand that can be done without touching the map. */
export function OutlineTools({
  history,
  closed,
  fault,
  onShowFault,
  onAgain,
}: {
  history: DrawHistory | null;
  /** the outline is closed and its corners can be moved */
  closed: boolean;
  /** why the outline cannot be an area */
  fault: OutlineFault | null;
  /** null where the fault is nowhere in particular */
  onShowFault: (() => void) | null;
  /** null while there is nothing to begin again */
  onAgain: (() => void) | null;
}) {
  const icon = { size: 18, 'aria-hidden': true } as const;
  return (
    <Stack gap="tight">
      <p>{t(closed ? 'areas:choose.draw.howEdit' : 'areas:choose.draw.how')}</p>
      <Row>
        <Button
          small
          icon={<Undo2 {...icon} />}
          disabled={!history?.canUndo}
          onClick={() => history?.undo()}
        >
          {t('areas:choose.draw.undo')}
        </Button>
        <Button
          small
          icon={<Redo2 {...icon} />}
          disabled={!history?.canRedo}
          onClick={() => history?.redo()}
        >
          {t('areas:choose.draw.redo')}
        </Button>
        {!closed && (
          <Button
            small
            icon={<Check {...icon} />}
            disabled={!history?.finish}
            onClick={() => history?.finish?.()}
          >
            {t('areas:choose.draw.finish')}
          </Button>
        )}
        {onAgain && (
          <Button small variant="quiet" icon={<RotateCcw {...icon} />} onClick={onAgain}>
            {t('areas:choose.draw.again')}
          </Button>
        )}
      </Row>
      {fault && (
        <Notice tone="problem">
          <p>
            {t(`areas:choose.draw.fault.${fault.reason}`, { neighbour: fault.neighbour ?? '' })}
          </p>
          {onShowFault && (
            <Button small onClick={onShowFault}>
              {t('areas:choose.draw.showWhere')}
            </Button>
          )}
        </Notice>
      )}
      <Disclosure summary={t('areas:choose.draw.keyboard')}>
        <Note>{t('map:cross.draw')}</Note>
      </Disclosure>
    </Stack>
  );
}
