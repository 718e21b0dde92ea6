import areas from './en/areas.json';
import contributions from './en/contributions.json';
import data from './en/data.json';
import people from './en/people.json';
import plans from './en/plans.json';
import profile from './en/profile.json';

/** The words that the first view of the map does not need. */
export const later = { areas, contributions, data, people, plans, profile };
