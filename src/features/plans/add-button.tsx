import { Plus } from 'lucide-react';
import type { ComponentProps } from 'react';
import { BegunElsewhere } from '#ui/begun-elsewhere.tsx';
import { Button } from '#ui/button.tsx';
import { Row, Stack } from '#ui/layout.tsx';
import styles from './plans.module.css';

/** Opens the form of something new, below what was begun of it elsewhere. Not on paper. */
export function AddButton({
  label,
  draft,
  small = false,
  onAdd,
}: {
  label: string;
  draft: ComponentProps<typeof BegunElsewhere>;
  small?: boolean;
  onAdd(): void;
}) {
  return (
    <div className={styles.noPrint}>
      <Stack>
        <BegunElsewhere {...draft} />
        <Row>
          <Button
            small={small}
            icon={<Plus size={small ? 16 : 18} aria-hidden="true" />}
            onClick={onAdd}
          >
            {label}
          </Button>
        </Row>
      </Stack>
    </div>
  );
}
