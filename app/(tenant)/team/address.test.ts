import { describe, expect, it } from 'vitest';

import { filterOf, isFiltered, teamAddress } from './address';

describe('the address of the team', () => {
  it('keeps what is chosen and begins at the first page again', () => {
    const search = { q: 'weber & co', status: 'invited', cursor: 'abc' };
    expect(teamAddress(search, { status: undefined })).toBe('/team?q=weber+%26+co');
    expect(teamAddress(search, { cursor: 'def' })).toBe('/team?q=weber+%26+co&status=invited&cursor=def');
    expect(teamAddress({})).toBe('/team');
  });

  it('asks for no status that does not exist', () => {
    expect(filterOf({ status: 'asleep' }).status).toBeUndefined();
    expect(filterOf({ status: 'inactive', q: '' })).toMatchObject({ status: 'inactive', q: undefined });
  });

  it('knows whether it is narrowed', () => {
    expect(isFiltered({ tab: 'people', cursor: 'abc' })).toBe(false);
    expect(isFiltered({ department: 'any' })).toBe(true);
  });
});
