export { LoginPage } from "./login-page";
export { RegisterPage } from "./register-page";
export { ResetPage } from "./reset-page";
export { VerifyPage } from "./verify-page";
