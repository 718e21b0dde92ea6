import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { Asker } from './ask.ts';
import { DISTURBANCES } from './disturbances.ts';

/** To the process: what to begin, or to stop. From it: that it has begun, and what it heard. */
type Told = { begin: string } | 'stop';
type Said = 'begun' | [answer: string, count: number][];

/** Whoever disturbs, in a process of their own: what it costs them is not what the readers wait for. */
export class Disturber {
  readonly #process: ChildProcess;

  constructor(url: string, publishableKey: string) {
    this.#process = fork(fileURLToPath(import.meta.url), [url, publishableKey], {
      execArgv: ['--import', 'tsx'],
    });
  }

  /** Resolves when it has begun, with what stops it and gives its answers by number. */
  async begin(what: string): Promise<() => Promise<Map<string, number>>> {
    await this.#tell({ begin: what });
    return async () => new Map(await this.#tell<[string, number][]>('stop'));
  }

  close(): void {
    this.#process.disconnect();
  }

  #tell<S extends Said>(told: Told): Promise<S> {
    return new Promise((resolve, reject) => {
      const ended = () => reject(new Error('the process that disturbs has ended'));
      this.#process.once('exit', ended);
      this.#process.once('message', (said: S) => {
        this.#process.off('exit', ended);
        resolve(said);
      });
      this.#process.send(told);
    });
  }
}

if (process.send && process.argv[1] === fileURLToPath(import.meta.url)) {
  const [url = '', key = ''] = process.argv.slice(2);
  const say = (said: Said) => process.send?.(said);
  const asker = new Asker(url, key, 600);
  let [stop, acting] = [new AbortController(), Promise.resolve()];
  const answers = new Map<string, number>();
  process.on('message', async (told: Told) => {
    if (told !== 'stop') {
      answers.clear();
      stop = new AbortController();
      const disturbance = DISTURBANCES.find(({ what }) => what === told.begin);
      if (!disturbance) throw new Error(`nobody knows how to disturb with ${told.begin}`);
      acting = disturbance.act(asker, stop.signal, (answer) => {
        answers.set(answer, (answers.get(answer) ?? 0) + 1);
      });
      say('begun');
      return;
    }
    stop.abort();
    await acting;
    say([...answers]);
  });
  process.on('disconnect', () => process.exit());
}
