/** The LSOAs that an area is to start from: `?lsoas=E01011345,E01011346`. What is no code is left out. */
export const startCodes = (query: URLSearchParams): string[] =>
  (query.get('lsoas') ?? '').split(',').filter((code) => /^[EW]\d{8}$/.test(code));
