/** Settings with which the server starts in a tenant, with a managed identity. */
export const inTenant = {
  TENANT_ID: '5cda5cc5-ee01-4b08-af01-45b108dafa63',
  CLIENT_ID: 'e55b9f18-7a19-4487-910a-3bbb8885893e',
  SITE_URL: 'https://granforsa.sharepoint.com/sites/jamstalldhet',
  APP_DOMAIN: 'jamna.granforsa.example',
  TEAMS_APP_ID: '33333333-3333-4333-8333-333333333333',
  MANAGED_IDENTITY_CLIENT_ID: 'b3b1f2c4-0a57-4d0e-9a43-6d1f5c8e7b21',
};
/** A client secret of the form that Entra gives. */
export const aSecret = 'Gf1~3effeb53ba846bea59625122f2596af0dd32';
/** The same settings with a client secret in place of the managed identity. */
export const withSecret = { ...inTenant, MANAGED_IDENTITY_CLIENT_ID: '', CLIENT_SECRET: aSecret };
