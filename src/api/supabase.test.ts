import { expect, test } from 'vitest';
import { connect } from './supabase.ts';

test('the client tries a read once: how often it is read is for one rule to say', async () => {
  let asked = 0;
  const client = await connect(
    { backend: 'supabase', supabaseUrl: 'http://ginnel.invalid', publishableKey: 'key' },
    {
      global: {
        fetch: async () => {
          asked++;
          throw new TypeError('Failed to fetch');
        },
      },
      realtime: { transport: class {} as never },
    },
  );
  const { status } = await client.from('plans').select('id');
  expect(status).toBe(0);
  expect(asked).toBe(1);
});
