/** The worker's side without the worker: takes messages, posts replies. */
import {
  type AnalysisPack,
  type Lsoa,
  type PackTexts,
  prepareAnalysisPack,
} from '#domain/analysis-pack.ts';
import { profileArea } from '#domain/profile-area.ts';
import { countIncidentsByLsoa, heatOfIncidents } from '#domain/tally-incidents.ts';
import { unionLsoas } from '#domain/union-lsoas.ts';
import type {
  AnalysisFiles,
  Answers,
  FromWorker,
  Question,
  QuestionKind,
  ToWorker,
} from './questions.ts';

function textOf(file: ArrayBuffer | string | null): string | null {
  return file instanceof ArrayBuffer
    ? new TextDecoder('utf-8', { fatal: true }).decode(file)
    : file;
}

function textsOf(files: AnalysisFiles): PackTexts {
  return {
    deprivation: textOf(files.deprivation),
    incidents: textOf(files.incidents),
    alleys: textOf(files.alleys),
    parks: textOf(files.parks),
    assets: textOf(files.assets),
  };
}

function lsoasOf(pack: AnalysisPack): Lsoa[] {
  return 'data' in pack.deprivation ? pack.deprivation.data : [];
}

/** The LSOAs of the codes, each once. Throws on none and on a code that the place does not have. */
function pickLsoas(pack: AnalysisPack, codes: string[]): Lsoa[] {
  const byCode = new Map(lsoasOf(pack).map((lsoa) => [lsoa.properties.code, lsoa]));
  return [...new Set(codes)].map((code) => {
    const lsoa = byCode.get(code);
    if (!lsoa) throw new Error(`${pack.manifest.place.name} has no LSOA ${code}`);
    return lsoa;
  });
}

function outlineOf(pack: AnalysisPack, codes: string[]) {
  return unionLsoas(pickLsoas(pack, codes).map(({ geometry }) => geometry));
}

function answer(
  pack: AnalysisPack,
  question: Exclude<Question, { kind: 'load' }>,
): Answers[QuestionKind] {
  switch (question.kind) {
    case 'profile':
      return profileArea(pack, question.area, question.filter, null);
    case 'profile-lsoas': {
      const { codes, filter } = question;
      return profileArea(pack, outlineOf(pack, codes), filter, codes);
    }
    case 'incident-counts': {
      const codes = lsoasOf(pack).map(({ properties }) => properties.code);
      return 'data' in pack.incidents
        ? countIncidentsByLsoa(pack.incidents.data, question.filter, codes)
        : null;
    }
    case 'incident-heat':
      return 'data' in pack.incidents
        ? heatOfIncidents(pack.incidents.data, question.filter)
        : null;
    case 'union-lsoas':
      return outlineOf(pack, question.codes);
  }
}

/** Makes a handler that holds one pack at a time; a fault becomes an error reply with its message. */
export function answerQuestions(post: (reply: FromWorker) => void): (message: ToWorker) => void {
  let pack: AnalysisPack | null = null;
  return ({ id, question }) => {
    try {
      if (question.kind === 'load') {
        pack = null;
        const { files } = question;
        pack = prepareAnalysisPack(files.manifest, textsOf(files), (done, total) =>
          post({ kind: 'progress', id, done, total }),
        );
        post({ kind: 'answer', id, answer: null });
        return;
      }
      if (!pack) throw new Error('no place pack is loaded');
      post({ kind: 'answer', id, answer: answer(pack, question) });
    } catch (error) {
      post({ kind: 'error', id, message: error instanceof Error ? error.message : String(error) });
    }
  };
}
