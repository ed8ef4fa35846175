package org.kosmoconnect.hub.reload;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.camel.CamelContext;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.kosmoconnect.hub.HubProperties;
import org.kosmoconnect.hub.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Watches the directory of changed pipelines, where there is one. */
@Configuration(proxyBeanMethods = false)
class ReloadConfiguration {

  @Bean
  CamelContextConfiguration routesReload(HubProperties properties, MeterRegistry meters) {
    return new CamelContextConfiguration() {
      @Override
      public void beforeApplicationStart(CamelContext context) {
        // Nothing to do before there are routes.
      }

      @Override
      public void afterApplicationStart(CamelContext context) {
        String directory = properties.routesDir();
        if (directory.isBlank() || !Files.isDirectory(Path.of(directory))) {
          return;
        }
        try {
          context.addService(
              new RoutesReload(
                  Path.of(directory), Role.folders(Role.parse(properties.roles())), meters));
        } catch (Exception e) {
          throw new IllegalStateException("KOSMO_ROUTES_DIR: cannot watch " + directory, e);
        }
      }
    };
  }
}
