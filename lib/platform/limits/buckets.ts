/** Every counted door: how many calls a window allows. Doors that guard accounts refuse when the counter fails. */
export const buckets = {
  login: { limit: 5, windowSeconds: 60, guardsAccounts: true },
  login_address: { limit: 20, windowSeconds: 60, guardsAccounts: true },
  account_auth: { limit: 10, windowSeconds: 900, guardsAccounts: true },
  public_view: { limit: 60, windowSeconds: 60, guardsAccounts: false },
  api: { limit: 600, windowSeconds: 60, guardsAccounts: false },
  guest_upload: { limit: 180, windowSeconds: 60, guardsAccounts: false },
  upload: { limit: 600, windowSeconds: 60, guardsAccounts: false },
  action: { limit: 300, windowSeconds: 60, guardsAccounts: false },
} as const;

export type Bucket = keyof typeof buckets;
