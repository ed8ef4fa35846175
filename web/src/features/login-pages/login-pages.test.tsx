import { cleanup, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { renderApp, stubBrowser } from "@/testing/render-app";
import { linkToken, wayBack } from "./way-back";

type Sent = { url: string; method: string; headers: Record<string, string>; body: unknown };

const TOKEN = "0123456789abcdef".repeat(4);

/** A hub that answers each change with a status. */
function stubChanges(status: number, answer: unknown, said: Record<string, string> = {}): Sent[] {
  const sent: Sent[] = [];
  vi.stubGlobal("fetch", (url: string, init?: RequestInit) => {
    const method = init?.method ?? "GET";
    if (method === "GET") {
      const csrf = { header: "X-CSRF-Token", token: "t1" };
      const known = url === "/api/v1/session";
      return Promise.resolve(Response.json(known ? { roles: [], insecure: false, csrf } : {}, { status: known ? 200 : 404 }));
    }
    const headers = init?.headers as Record<string, string>;
    sent.push({ url, method, headers, body: JSON.parse(init?.body as string) as unknown });
    return Promise.resolve(status === 204 ? new Response(null, { status }) : Response.json(answer, { status, headers: said }));
  });
  return sent;
}

describe("the login pages", () => {
  beforeEach(stubBrowser);
  afterEach(() => {
    cleanup();
    vi.unstubAllGlobals();
  });

  it("send what was typed with the token against forged requests", async () => {
    const sent = stubChanges(401, { code: "wrong-credentials", title: "Unauthorized" });
    renderApp("/login");
    await userEvent.type(await screen.findByLabelText("E-mail"), "ada@example.org");
    await userEvent.type(screen.getByLabelText("Password"), "a horse and a battery");
    await userEvent.click(screen.getByRole("button", { name: "Sign in" }));

    expect(await screen.findByRole("alert")).toHaveTextContent("E-mail or password is wrong.");
    expect(sent).toMatchObject([
      {
        url: "/api/v1/session",
        method: "POST",
        headers: { "X-CSRF-Token": "t1" },
        body: { email: "ada@example.org", password: "a horse and a battery" },
      },
    ]);
  });

  it("say after registering that a letter may come, and send it again", async () => {
    const sent = stubChanges(202, { message: "" });
    renderApp("/register");
    await userEvent.type(await screen.findByLabelText("E-mail"), "ada@example.org");
    await userEvent.type(screen.getByLabelText("Password"), "a horse and a battery");
    await userEvent.click(screen.getByRole("button", { name: "Create the account" }));

    expect(await screen.findByText(/^Done\./)).toBeVisible();
    await userEvent.click(screen.getByRole("button", { name: "Send the letter again" }));
    expect(await screen.findByText(/a letter is on its way/)).toBeVisible();
    expect(sent[1]).toMatchObject({ url: "/api/v1/account/verification", body: { email: "ada@example.org" } });
  });

  it("say how long to wait, in words of their own", async () => {
    stubChanges(429, { code: "too-many-tries", detail: "Too many tries; wait 7 s" }, { "Retry-After": "7" });
    renderApp("/reset");
    await userEvent.type(await screen.findByLabelText("E-mail"), "ada@example.org");
    await userEvent.click(screen.getByRole("button", { name: "Send me a link" }));
    expect(await screen.findByRole("alert")).toHaveTextContent("Too much at once; try again in 7 s.");
  });

  it("offer another letter where a link is spent", async () => {
    stubChanges(410, { code: "token-spent", title: "Gone" });
    renderApp(`/verify#${TOKEN}`);
    await userEvent.click(await screen.findByRole("button", { name: "This address is mine" }));
    expect(await screen.findByText(/has been used or is too old/)).toBeVisible();
    expect(screen.getByLabelText("E-mail")).toBeVisible();
    expect(screen.getByRole("button", { name: "Send the letter again" })).toBeVisible();
  });

  it("take the token of a link from behind the #", async () => {
    const sent = stubChanges(204, undefined);
    renderApp(`/reset#${TOKEN}`);
    await userEvent.type(await screen.findByLabelText("New password"), "a better horse");
    await userEvent.click(screen.getByRole("button", { name: "Save the password" }));

    expect(await screen.findByText(/^The new password counts/)).toBeVisible();
    expect(sent[0]).toMatchObject({ method: "PUT", body: { token: TOKEN, password: "a better horse" } });
  });

  it("go back to programs of this site only", () => {
    expect(wayBack("?continue=%2Foauth2%2Fauthorize%3Fa%3Db")).toEqual({ to: "/oauth2/authorize?a=b", leavesApp: true });
    expect(wayBack("?continue=https%3A%2F%2Fevil.example")).toEqual({ to: "/account", leavesApp: false });
    expect(wayBack("?continue=%2F%2Fevil.example%2Foauth2%2F")).toEqual({ to: "/account", leavesApp: false });
    expect(wayBack("")).toEqual({ to: "/account", leavesApp: false });
    expect(linkToken(`#${TOKEN}`)).toBe(TOKEN);
    expect(linkToken("#short")).toBeUndefined();
  });
});
