import { expect, inject, test } from 'vitest';
import { areaToSave, client, LEEDS, pastTheDoor, signedIn } from './people.ts';

test('a photograph goes in, comes out and is removed by supabase-js', async () => {
  const { client: officer } = await signedIn('officer');
  const folder = await planFolder(officer);
  const name = `before-${crypto.randomUUID()}.jpg`;
  const bytes = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3, 0xff, 0xd9]);
  const bucket = officer.storage.from('plan-photographs');

  const up = await bucket.upload(
    `${folder}/${name}`,
    new File([bytes], name, { type: 'image/jpeg' }),
  );
  expect(up.error).toBeNull();

  const wideOpen = (await pastTheDoor('officer')).storage.from('plan-photographs');
  const listed = await wideOpen.list(folder);
  expect(listed.data?.map((entry) => entry.name)).toEqual([name]);
  expect(listed.data?.[0]?.metadata).toMatchObject({ size: 9, mimetype: 'image/jpeg' });

  const down = await bucket.download(`${folder}/${name}`);
  expect(new Uint8Array((await down.data?.arrayBuffer()) ?? [])).toEqual(bytes);

  const removed = await bucket.remove([`${folder}/${name}`]);
  expect(removed.data).toHaveLength(1);
  expect((await wideOpen.list(folder)).data).toEqual([]);
});

test('others may neither add a photograph nor see one of a draft', async () => {
  const { client: officer } = await signedIn('officer');
  const folder = await planFolder(officer);
  const file = `${folder}/after-${crypto.randomUUID()}.jpg`;
  const photograph = new Blob([new Uint8Array([0xff, 0xd8])], { type: 'image/jpeg' });
  await officer.storage.from('plan-photographs').upload(file, photograph);

  const { client: resident } = await signedIn('resident');
  const wideOpen = [await pastTheDoor(null), await pastTheDoor('resident')];
  for (const person of [client(), resident, ...wideOpen]) {
    const bucket = person.storage.from('plan-photographs');
    const added = await bucket.upload(`${folder}/after-${crypto.randomUUID()}.jpg`, photograph);
    expect(added.error).not.toBeNull();
    expect((await bucket.download(file)).error).not.toBeNull();
  }
  for (const person of wideOpen) {
    const listed = await person.storage.from('plan-photographs').list(folder);
    expect(listed.data ?? []).toEqual([]);
  }
});

test('nothing is signed, listed, moved or copied, and no link opens anything', async () => {
  const { client: officer } = await signedIn('officer');
  const bucket = officer.storage.from('plan-photographs');
  const file = `${LEEDS}/${crypto.randomUUID()}/before-${crypto.randomUUID()}.jpg`;
  const refused = [
    await bucket.createSignedUrl(file, 60),
    await bucket.createSignedUrls([file], 60),
    await bucket.createSignedUploadUrl(file),
    await bucket.list(LEEDS),
    await bucket.move(file, `${file}2`),
    await bucket.copy(file, `${file}2`),
    await bucket.info(file),
    await bucket.update(file, new Blob(['x'], { type: 'image/jpeg' })),
    await officer.storage.listBuckets(),
    await officer.storage.emptyBucket('plan-photographs'),
  ].map(({ error }) => error && 'status' in error && error.status);
  expect(refused).toEqual([404, 404, 404, 404, 404, 404, 404, 405, 404, 404]);
  const { url } = inject('server');
  const link = await fetch(`${url}/storage/v1/object/sign/plan-photographs/${file}?token=x`);
  expect([link.status, (await link.json()).code]).toEqual([404, 'not_found']);
});

test('a wrong type and a name outside the folder are refused', async () => {
  const { client: officer } = await signedIn('officer');
  const bucket = officer.storage.from('plan-photographs');
  const folder = await planFolder(officer);
  const text = new Blob(['<script>'], { type: 'text/html' });
  expect(
    (await bucket.upload(`${folder}/before-${crypto.randomUUID()}.jpg`, text)).error,
  ).not.toBeNull();
  const picture = new Blob([new Uint8Array([0xff, 0xd8])], { type: 'image/jpeg' });
  expect((await bucket.upload(`${LEEDS}/../../secrets.json`, picture)).error).not.toBeNull();
});

async function planFolder(officer: ReturnType<typeof client>): Promise<string> {
  const area = await officer.rpc('save_priority_area', areaToSave('with photographs', 40));
  const plan = await officer.rpc('save_plan', {
    p_id: null,
    p_version: null,
    p_area_id: area.data.area.id,
    p_kind: 'improvement',
    p_title: 'Clear the alley',
    p_subject_layer: 'alleys',
    p_subject_id: 'way/1',
    p_subject_name: 'Back Cowper Street',
    p_details: {},
  });
  return `${LEEDS}/${plan.data.plan.id}`;
}
