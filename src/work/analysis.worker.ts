/// <reference lib="webworker" />
import { answerQuestions } from './answer-questions.ts';
import type { ToWorker } from './questions.ts';

declare const self: DedicatedWorkerGlobalScope;

const answer = answerQuestions((reply) => self.postMessage(reply));
self.addEventListener('message', (event: MessageEvent<ToWorker>) => answer(event.data));
