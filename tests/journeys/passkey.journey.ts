import { expect, test } from '@playwright/test';
import { arrive, expectAccessible, signIn } from './support/people.ts';

test('a validator adds a passkey, comes in with it, and removes it again', async ({ browser }) => {
  const { page, leave } = await arrive(browser, {});
  const device = await page.context().newCDPSession(page);
  await device.send('WebAuthn.enable');
  await device.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });

  await signIn(page, 'grace');
  await page.goto('/account');
  await page.locator('input[name=label]').fill('Tablet in the office');
  await page.locator('form[action="?/addPasskey"]').getByRole('button').click();
  await expect(page).toHaveURL(/done=/);
  await expect(page.getByRole('listitem').locator('bdi', { hasText: 'Tablet in the office' })).toBeVisible();
  await expectAccessible(page);

  const comeIn = async (): Promise<void> => {
    await page.locator('form[action="/sign-out"] button').first().click();
    await page.goto('/sign-in?next=/validate');
    await page.locator('form[action="?/passkey"]').getByRole('button').click();
  };
  await comeIn();
  await expect(page).toHaveURL('/validate');

  await page.goto('/account');
  await page.getByRole('button', { name: 'Remove Tablet in the office' }).click();
  await expect(page.getByRole('listitem').locator('bdi', { hasText: 'Tablet in the office' })).toHaveCount(0);
  await comeIn();
  await expect(page.getByRole('alert'), 'the key still on the device opens nothing').toBeVisible();
  await expect(page).toHaveURL(/\/sign-in/);
  await expectAccessible(page);
  await leave();
});
