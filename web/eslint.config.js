import importX from "eslint-plugin-import-x";
import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

const features = ["map-page", "node-page", "status-page", "api-docs", "login-pages", "account-page", "messages-page", "admin-page"];

export default tseslint.config(
  { ignores: ["dist", "public", "target", "node_modules", "e2e", "scripts", "generated", "*.js"] },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { "import-x": importX },
    settings: { "import-x/resolver-next": [] },
    rules: {
      "@typescript-eslint/consistent-type-definitions": ["error", "type"],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      "@typescript-eslint/no-non-null-assertion": "error",
      "import-x/no-default-export": "error",
      "max-lines": ["error", { max: 200, skipBlankLines: false }],
    },
  },
  reactHooks.configs.flat.recommended,
  { files: ["vite.config.ts"], rules: { "import-x/no-default-export": "off" } },
  { files: ["src/texts/**/*.ts"], rules: { "max-lines": "off" } },
  { files: ["src/**/*.tsx"], ignores: ["src/**/*.test.tsx"], rules: { "max-lines": ["error", { max: 140 }] } },
  // Imports go one way: app, then features, then what features share. A feature never reaches into another.
  ...features.map((feature) => ({
    files: [`src/features/${feature}/**`],
    rules: {
      "no-restricted-imports": [
        "error",
        { patterns: [{ group: ["@/app/*", "@/features/*"], message: "A feature knows only what all features share." }] },
      ],
    },
  })),
  {
    files: ["src/{api,charts,components,config,data,lib,live,map,preferences,texts}/**"],
    rules: {
      "no-restricted-imports": [
        "error",
        { patterns: [{ group: ["@/app/*", "@/features/*"], message: "What is shared knows no feature." }] },
      ],
    },
  },
);
