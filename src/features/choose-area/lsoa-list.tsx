import { type KeyboardEvent, memo, useMemo, useState } from 'react';
import type { LsoaProperties } from '#domain/place-pack.ts';
import { formatNumber } from '#text/format.ts';
import { t } from '#text/t.ts';
import { Button } from '#ui/button.tsx';
import { CheckField, SelectField, TextField } from '#ui/field.tsx';
import { Note, Row, Stack } from '#ui/layout.tsx';
import { arrangeLsoas, LSOA_ORDERS, type LsoaOrder } from './arrange-lsoas.ts';
import styles from './lsoa-list.module.css';

/** Every LSOA of the place with a box to tick: what the map does by pressing, without the map. */
export function LsoaList({
  lsoas,
  place,
  codes,
  onToggle,
  onClear,
  onPoint,
}: {
  lsoas: LsoaProperties[];
  place: string;
  codes: string[];
  onToggle(code: string): void;
  onClear(): void;
  /** the LSOA under the pointer or the focus */
  onPoint(code: string | null): void;
}) {
  const [find, setFind] = useState('');
  const [order, setOrder] = useState<LsoaOrder>('deprivation');
  const [onlyChosen, setOnlyChosen] = useState(false);
  const shown = useMemo(
    () => arrangeLsoas(lsoas, find, order, onlyChosen ? codes : null),
    [lsoas, find, order, onlyChosen, codes],
  );
  const chosen = new Set(codes);
  return (
    <Stack gap="tight">
      <TextField
        label={t('areas:choose.lsoas.find')}
        type="search"
        value={find}
        onChange={(event) => setFind(event.target.value)}
      />
      <SelectField
        label={t('areas:choose.lsoas.order')}
        value={order}
        onChange={(event) => setOrder(event.target.value as LsoaOrder)}
      >
        {LSOA_ORDERS.map((one) => (
          <option value={one} key={one}>
            {t(`areas:choose.lsoas.orderBy.${one}`)}
          </option>
        ))}
      </SelectField>
      <CheckField
        label={t('areas:choose.lsoas.onlyChosen')}
        checked={onlyChosen}
        onChange={(event) => setOnlyChosen(event.target.checked)}
      />
      <Row between>
        <p role="status">{t('areas:choose.lsoas.chosen', { count: codes.length })}</p>
        {codes.length > 0 && (
          <Button variant="quiet" small onClick={onClear}>
            {t('areas:choose.lsoas.clear')}
          </Button>
        )}
      </Row>
      {shown.length === 0 ? (
        <p>{t(onlyChosen ? 'areas:choose.lsoas.noneChosen' : 'areas:choose.lsoas.none')}</p>
      ) : (
        <>
          <ul
            className={styles.list}
            aria-label={t('areas:choose.lsoas.list', { place })}
            onKeyDown={walkRows}
            onMouseLeave={() => onPoint(null)}
            onBlur={() => onPoint(null)}
          >
            {shown.map((lsoa) => (
              <LsoaRow
                key={lsoa.code}
                lsoa={lsoa}
                chosen={chosen.has(lsoa.code)}
                onToggle={onToggle}
                onPoint={onPoint}
              />
            ))}
          </ul>
          <Note>{t('areas:choose.lsoas.keys')}</Note>
        </>
      )}
    </Stack>
  );
}

/** The arrow keys walk the boxes, so that nobody must tab through hundreds of them. */
function walkRows(event: KeyboardEvent<HTMLUListElement>) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined) return;
  const boxes = [...event.currentTarget.querySelectorAll<HTMLInputElement>('input')];
  const focused = document.activeElement;
  if (!(focused instanceof HTMLInputElement)) return;
  const at = boxes.indexOf(focused);
  boxes[at + step]?.focus();
  event.preventDefault();
}

const LsoaRow = memo(function LsoaRow({
  lsoa,
  chosen,
  onToggle,
  onPoint,
}: {
  lsoa: LsoaProperties;
  chosen: boolean;
  onToggle(code: string): void;
  onPoint(code: string): void;
}) {
  return (
    <li onMouseEnter={() => onPoint(lsoa.code)} onFocus={() => onPoint(lsoa.code)}>
      <label className={styles.row}>
        <input type="checkbox" checked={chosen} onChange={() => onToggle(lsoa.code)} />
        <span className={styles.name}>{lsoa.name}</span>
        <span className={styles.side}>
          {t('areas:choose.lsoas.decile', { decile: lsoa.imd.decile })}
        </span>
        <span className={styles.quiet}>{lsoa.wardName}</span>
        <span className={`${styles.side} ${styles.quiet}`}>
          {t('areas:choose.lsoas.residents', { residents: formatNumber(lsoa.residents) })}
        </span>
      </label>
    </li>
  );
});
