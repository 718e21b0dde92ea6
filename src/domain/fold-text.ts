/** Text as a search compares it: capitals, accents and signs are nothing, so "st marys" finds "St. Mary's". */
export const foldText = (text: string) =>
  text
    .normalize('NFD')
    .replace(/[\p{Mn}'’.]/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
