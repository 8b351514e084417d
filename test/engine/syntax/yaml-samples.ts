/** Streams as people write them, valid for every YAML parser. */
export const SAMPLES: readonly string[] = [
  "apiVersion: v1\nkind: Pod\nmetadata: {name: a, labels: {app: 'b'}}\nspec:\n  containers:\n  - name: c\n    image: \"d:1\"\n    args: [--e, \"f\", 'g h']\n    ports:\n    - containerPort: 80\n",
  "services:\n  web: &base\n    image: nginx:1.27\n    command: >-\n      run\n      --fast\n\n      now\n  api:\n    <<: *base\n    environment:\n      - A=b # c\n      - D=\n",
  "on:\n  push:\n    branches: [ main, 'rel/**' ]\njobs:\n  a:\n    steps:\n      - run: |\n          echo \"x\" # no comment\n\n          exit 0\n      - uses: a/b@v1 # v1\n",
  "Resources:\n  A:\n    Type: AWS::S3::Bucket\n    Properties:\n      Name: !Sub '${B}-c'\n      Tags:\n        - {Key: a, Value: !Ref B}\n",
  "# head\n--- # first\na: 1\n...\n---\n- - x\n  - y\n-\n  - z\n# tail\n",
  "? |\n  k\n: - a\n? b\n  c\n: d\n",
  "a: \"x \\\n  y\\n z\n\n  w\"\nb: 'p\n  q\n\n  r'\nc: s\n  t\n\n  u\n",
];
