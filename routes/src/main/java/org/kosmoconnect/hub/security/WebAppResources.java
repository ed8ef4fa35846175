package org.kosmoconnect.hub.security;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.EncodedResourceResolver;
import org.springframework.web.servlet.resource.PathResourceResolver;

/**
 * Serves the files of the web app; a path that is no file is a page of the app, which index.html
 * opens.
 */
@Configuration(proxyBeanMethods = false)
class WebAppResources implements WebMvcConfigurer {

  private static final String FILES = "classpath:/META-INF/resources/";

  @Override
  public void addResourceHandlers(ResourceHandlerRegistry registry) {
    // The name of an asset holds a hash of its content.
    registry
        .addResourceHandler("/assets/**")
        .addResourceLocations(FILES + "assets/")
        .setCacheControl(CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable())
        .resourceChain(true)
        .addResolver(new EncodedResourceResolver())
        .addResolver(new PathResourceResolver());
    // A basemap changes only with a new version of the app.
    registry
        .addResourceHandler("/basemap/**")
        .addResourceLocations(FILES + "basemap/")
        .setCacheControl(CacheControl.maxAge(Duration.ofDays(1)).cachePublic())
        .resourceChain(true)
        .addResolver(new EncodedResourceResolver())
        .addResolver(new PathResourceResolver());
    registry
        .addResourceHandler("/**")
        .addResourceLocations(FILES)
        .setCacheControl(CacheControl.noCache())
        .resourceChain(true)
        .addResolver(new EncodedResourceResolver())
        .addResolver(new PageResolver());
  }

  private static final class PageResolver extends PathResourceResolver {

    private static final String INDEX = "index.html";

    @Override
    protected @Nullable Resource getResource(String path, Resource location) throws IOException {
      Resource file = path.isEmpty() ? null : super.getResource(path, location);
      return file == null && isPage(path) ? super.getResource(INDEX, location) : file;
    }

    /**
     * A file has a suffix; a path of the API or of management that came as far as here does not
     * exist.
     */
    private static boolean isPage(String path) {
      return !path.startsWith("api/")
          && !path.startsWith("actuator")
          && path.lastIndexOf('.') <= path.lastIndexOf('/');
    }
  }
}
