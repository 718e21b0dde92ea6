/** Who may do what in a place. The database decides; this only spares people buttons that would be refused. */
export type PlaceRole = 'resident' | 'officer' | 'planner' | 'administrator';
/** The place's code and what the person is there; null is every place, those added later too. */
export type RoleInPlace = { place_code: string | null; role: PlaceRole };

const has = (roles: RoleInPlace[], placeCode: string, ...wanted: PlaceRole[]) =>
  roles.some(
    ({ place_code, role }) =>
      (place_code === null || place_code === placeCode) && wanted.includes(role),
  );

/** Draws and publishes areas, writes plans, moderates contributions. */
export const mayWrite = (roles: RoleInPlace[], placeCode: string) =>
  has(roles, placeCode, 'officer', 'administrator');

/** Reads drafts. */
export const mayReadDrafts = (roles: RoleInPlace[], placeCode: string) =>
  has(roles, placeCode, 'officer', 'planner', 'administrator');

/** Gives and takes roles of every place. */
export const mayAdministerEverywhere = (roles: RoleInPlace[]) =>
  roles.some(({ place_code, role }) => place_code === null && role === 'administrator');

export const mayAdminister = (roles: RoleInPlace[], placeCode: string) =>
  has(roles, placeCode, 'administrator');
