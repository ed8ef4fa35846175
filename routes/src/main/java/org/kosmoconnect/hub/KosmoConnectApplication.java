package org.kosmoconnect.hub;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the hub in the roles that {@code KOSMO_ROLES} names. */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
public class KosmoConnectApplication {

  public static void main(String[] arguments) {
    SpringApplication.run(KosmoConnectApplication.class, arguments);
  }
}
