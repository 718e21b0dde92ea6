import { Refusal } from './refusal.ts';

/** An error as it travels between threads, where classes and their fields are lost. */
export type Carried = {
  isRefusal: boolean;
  name: string;
  message: string;
  stack: string | undefined;
  code: string | undefined;
};

export function carry(error: unknown): Carried {
  if (!(error instanceof Error)) {
    return {
      isRefusal: false,
      name: 'Error',
      message: String(error),
      stack: undefined,
      code: undefined,
    };
  }
  const { code } = error as { code?: unknown };
  return {
    isRefusal: error instanceof Refusal,
    name: error.name,
    message: error.message,
    stack: error.stack,
    code: typeof code === 'string' ? code : undefined,
  };
}

export function uncarry({ isRefusal, name, message, stack, code }: Carried): Error {
  if (isRefusal) return new Refusal(message);
  const error = Object.assign(new Error(message), { name, ...(code ? { code } : {}) });
  if (stack) error.stack = stack;
  return error;
}
