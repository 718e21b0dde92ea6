import { loadTexts } from './t.ts';

await loadTexts();
