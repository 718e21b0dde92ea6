import { X } from 'lucide-react';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { forgetReceipt, type KeptReceipt, keptReceipts } from '#api/kept-codes.ts';
import type { Manifest } from '#domain/place-pack.ts';
import { normaliseReceipt } from '#domain/receipt.ts';
import { formatDate } from '#text/format.ts';
import { t } from '#text/t.ts';
import { Button, IconButton } from '#ui/button.tsx';
import { TextField } from '#ui/field.tsx';
import { Card, Lead, List, Note, Row, Stack } from '#ui/layout.tsx';

/** The code, typed as people type, or one that this device keeps. */
export function EnterCode({
  place,
  onCode,
}: {
  place: Manifest['place'];
  onCode(code: string): void;
}) {
  const [typed, setTyped] = useState('');
  const [error, setError] = useState<'missing' | 'wrong' | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const code = normaliseReceipt(typed);
    if (code) return onCode(code);
    setError(typed.trim() === '' ? 'missing' : 'wrong');
    form.current?.querySelector('input')?.focus();
  };
  return (
    <>
      <Lead>{t('contributions:follow.lead')}</Lead>
      <form ref={form} onSubmit={submit} noValidate>
        <Stack>
          <TextField
            label={t('contributions:follow.code')}
            hint={t('contributions:follow.codeHint')}
            error={error ? t(`contributions:follow.${error}`) : undefined}
            value={typed}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            onChange={(event) => setTyped(event.target.value)}
          />
          <Button type="submit" variant="primary" wide>
            {t('contributions:follow.look')}
          </Button>
        </Stack>
      </form>
      <KeptCodes placeCode={place.code} onCode={onCode} />
    </>
  );
}

function KeptCodes({ placeCode, onCode }: { placeCode: string; onCode(code: string): void }) {
  const [kept, setKept] = useState<KeptReceipt[]>([]);
  const [forgotten, setForgotten] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: after one is forgotten they are read again
  useEffect(() => {
    let here = true;
    void keptReceipts().then((receipts) => here && setKept(receipts));
    return () => {
      here = false;
    };
  }, [forgotten]);
  const here = kept.filter((receipt) => receipt.placeCode === placeCode);
  if (here.length === 0) return null;
  const forget = async (code: string) => {
    await forgetReceipt(code);
    setForgotten((times) => times + 1);
  };
  return (
    <Stack gap="tight">
      <h2 style={{ fontSize: 'var(--text-3)' }}>{t('contributions:follow.kept')}</h2>
      <List>
        {here.map((receipt) => (
          <li key={receipt.code}>
            <KeptCode
              receipt={receipt}
              onOpen={() => onCode(receipt.code)}
              onForget={() => void forget(receipt.code)}
            />
          </li>
        ))}
      </List>
    </Stack>
  );
}

function KeptCode({
  receipt: { code, kind, sentAt },
  onOpen,
  onForget,
}: {
  receipt: KeptReceipt;
  onOpen(): void;
  onForget(): void;
}) {
  return (
    <Card>
      <Row between>
        <Button onClick={onOpen}>{code}</Button>
        <IconButton
          label={t('contributions:follow.forget', { code })}
          icon={<X size={20} aria-hidden="true" />}
          onClick={onForget}
        />
      </Row>
      <Note>
        {t('contributions:follow.keptLine', {
          kind: t(`contributions:kind.${kind}`),
          date: formatDate(sentAt),
        })}
      </Note>
    </Card>
  );
}
