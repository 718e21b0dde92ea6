/** Rows in a page, as src/api/read-rows.ts asks for them. */
export const PAGE = 200;
/** The order of what is read to its end. */
export const BY_ID = { orders: ['id.asc'], mostRows: PAGE } as const;
