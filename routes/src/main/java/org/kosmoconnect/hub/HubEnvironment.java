package org.kosmoconnect.hub;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * Derives what follows from the environment before anything starts: secrets given as {@code
 * …_FILE}, ports and route files from {@code KOSMO_ROLES}.
 */
public final class HubEnvironment implements EnvironmentPostProcessor, Ordered {

  private static final String FILE_SUFFIX = "_FILE";

  @Override
  public int getOrder() {
    return Ordered.LOWEST_PRECEDENCE;
  }

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    environment
        .getPropertySources()
        .addFirst(
            // As if they stood in the environment: the end of the name makes KOSMO_BTCPAY_API_KEY
            // kosmo.btcpay.api-key.
            new SystemEnvironmentPropertySource(
                "kosmoSecretFiles-systemEnvironment", secrets(environment.getSystemEnvironment())));

    Set<Role> roles = Role.parse(environment.getProperty("kosmo.roles", "all"));
    Map<String, Object> derived = new HashMap<>();
    derived.put(
        "server.port", environment.getProperty("kosmo.port", String.valueOf(Role.port(roles))));
    derived.put(
        "management.server.port",
        environment.getProperty(
            "kosmo.management-port", String.valueOf(Role.managementPort(roles))));
    derived.put("camel.main.routes-include-pattern", routes(environment, roles));
    environment.getPropertySources().addLast(new MapPropertySource("kosmoRoles", derived));
  }

  private static String routes(ConfigurableEnvironment environment, Set<Role> roles) {
    String directory = environment.getProperty("kosmo.routes-dir", "");
    List<String> folders = new ArrayList<>(List.of("shared"));
    folders.addAll(Role.folders(roles));
    try {
      return RouteSources.pattern(folders, directory.isBlank() ? null : Path.of(directory));
    } catch (IOException e) {
      throw new UncheckedIOException("KOSMO_ROUTES_DIR: cannot read " + directory, e);
    }
  }

  /**
   * {@code KOSMO_DB_PASSWORD_FILE=/run/secrets/db} stands for {@code KOSMO_DB_PASSWORD} with that
   * file's content.
   */
  private static Map<String, Object> secrets(Map<String, Object> environment) {
    Map<String, Object> secrets = new HashMap<>();
    environment.forEach(
        (name, value) -> {
          if (name.startsWith("KOSMO_") && name.endsWith(FILE_SUFFIX)) {
            secrets.put(
                name.substring(0, name.length() - FILE_SUFFIX.length()),
                read(name, value.toString()));
          }
        });
    return secrets;
  }

  private static String read(String name, String file) {
    try {
      return Files.readString(Path.of(file)).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(name + ": cannot read " + file, e);
    }
  }
}
