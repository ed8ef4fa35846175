package org.kosmoconnect.hub;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The hub's shell stays a shell: no packet bytes, no routes in Java, nothing of the testbed. */
@AnalyzeClasses(
    packages = "org.kosmoconnect.hub",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule knowsNoPacketBytes =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.kosmoconnect.proto..", "com.google.protobuf..");

  @ArchTest
  static final ArchRule writesNoRoutesInJava =
      noClasses().should().beAssignableTo("org.apache.camel.builder.RouteBuilder");

  @ArchTest
  static final ArchRule knowsNothingOfTheTestbed =
      noClasses().should().dependOnClassesThat().resideInAPackage("org.kosmoconnect.testbed..");

  @ArchTest
  static final ArchRule schedulesWithCamelOnly =
      noClasses()
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("org.springframework.scheduling.annotation.Scheduled");
}
